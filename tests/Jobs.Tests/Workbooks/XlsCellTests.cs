using Kpi.Jobs.Workbooks;
using static Kpi.Jobs.Tests.Workbooks.XlsWorkbook;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>What each record of an xls becomes.</summary>
public sealed class XlsCellTests
{
    private const int Formula = 0x06, Sst = 0xFC, LabelSst = 0xFD, Continue = 0x3C, Label = 0x204, BoolErr = 0x205, Text = 0x207, Rk = 0x27E;
    private static readonly byte[] RestOfFormula = new byte[8];

    private static byte[] Utf16(string text) => System.Text.Encoding.Unicode.GetBytes(text);

    [Fact]
    public void Numbers_OfEveryRecord_AreRead()
    {
        var sheet = new XlsWorkbook().Sheet()
            .Number(0, 0, 95.2)
            .Cell(Rk, 0, 1, Four((16_183 << 2) | 2))
            .Cell(Rk, 0, 2, Four((-205 << 2) | 3))
            .Cell(Rk, 0, 3, Four(0x3FF80000))
            .Cell(Rk, 0, 4, Four(0x40590000 | 1))
            .Record(0xBD, [.. Two(1), .. Two(5), .. Two(0), .. Four((7 << 2) | 2), .. Two(0), .. Four((8 << 2) | 2), .. Two(6)])
            .ReadSheet();

        Assert.Equal(["95.2", "16183", "-2.05", "1.5", "1"], sheet.Rows[0].Cells.ToArray().Select(cell => cell.Raw));
        Assert.Equal(7, sheet["F2"].Number);
        Assert.Equal(8, sheet["G2"].Number);
    }

    [Theory]
    [InlineData(9, false, 5_000)]
    [InlineData(9, true, 5_000)]
    [InlineData(12, false, 50_000)]
    [InlineData(12, true, 50_000)]
    [InlineData(9, false, 9_000_000)]
    [InlineData(9, true, 9_000_000)]
    public void Stream_InAnyLayout_IsWhole(int sectorShift, bool backwards, int length)
    {
        var workbook = new XlsWorkbook().Sheet().Number(0, 0, 1);
        for (var filled = 0; filled < length; filled += 8_000)
            workbook.Record(0x1234, new byte[8_000]);
        var stream = workbook.Number(65_535, 255, 2).ToStream();

        var sheet = Assert.Single(Reading.Workbook(CompoundWriter.Wrap("workbook", stream, sectorShift, backwards)).Sheets);

        Assert.Equal(1, sheet["A1"].Number);
        Assert.Equal(2, sheet["IV65536"].Number);
    }

    [Fact]
    public void Errors_AreErrors_AndBooleansAreNot()
    {
        var sheet = new XlsWorkbook().Sheet()
            .Cell(BoolErr, 0, 0, [1, 0])
            .Cell(BoolErr, 0, 1, [0x07, 1])
            .Cell(BoolErr, 0, 2, [0x2A, 1])
            .Cell(BoolErr, 0, 3, [0x63, 1])
            .ReadSheet();

        Assert.Equal([CellKind.Boolean, CellKind.Error, CellKind.Error, CellKind.Error], sheet.Rows[0].Cells.ToArray().Select(cell => cell.Kind));
        Assert.Equal(["TRUE", "#DIV/0!", "#N/A", "#ERROR99!"], sheet.Rows[0].Cells.ToArray().Select(cell => cell.Raw));
    }

    [Fact]
    public void Formula_WithEachKindOfResult_IsTheResult()
    {
        var sheet = new XlsWorkbook().Sheet()
            .Cell(Formula, 0, 0, [.. Eight(42), .. RestOfFormula])
            .Cell(Formula, 0, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula]).Record(Text, Wide("chữ"))
            .Cell(Formula, 0, 2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula])
            .Cell(Formula, 0, 3, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula])
            .Cell(Formula, 0, 4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula])
            .Cell(Formula, 0, 5, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula]).Record(0x4BC).Record(Text, Narrow("sau"))
            .Cell(Formula, 0, 6, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. RestOfFormula])
            .Number(0, 7, 1)
            .ReadSheet();

        var cells = sheet.Rows[0].Cells.ToArray();
        Assert.Equal(["42", "chữ", "TRUE", "#REF!", "", "sau", null, "1"], cells.Select(cell => cell.Raw));
        Assert.Equal(CellKind.FormulaWithoutValue, cells[6].Kind);
        Assert.All(cells[..7], cell => Assert.True(cell.HasFormula));
        Assert.False(cells[7].HasFormula);
    }

    [Fact]
    public void SharedStrings_AcrossContinueRecords_AreWhole()
    {
        // One string begins in narrow characters and goes on in wide ones; the next begins exactly at a boundary.
        var sheet = new XlsWorkbook()
            .Global(Sst, [.. Four(3), .. Four(3), .. Two(6), 0, .. "Ho "u8])
            .Global(Continue, [1, .. Utf16("sơ ")])
            .Global(Continue, [.. Wide("hai"), .. Two(4), 1, .. Utf16("bố")])
            .Global(Continue, [0, .. "n!"u8])
            .Sheet()
            .Cell(LabelSst, 0, 0, Four(0)).Cell(LabelSst, 0, 1, Four(1)).Cell(LabelSst, 0, 2, Four(2))
            .ReadSheet();

        Assert.Equal(["Ho sơ ", "hai", "bốn!"], sheet.Rows[0].Cells.ToArray().Select(cell => cell.Text));
    }

    [Theory]
    [InlineData(0x08, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, true)]
    [InlineData(0x02, 0, false)]
    public void SharedStrings_WithARunRaisedOrStruckOut_SayThatTheyAreMarked(byte options, byte escapement, bool marked)
    {
        var font = XlsWorkbook.Font("Arial");
        (font[2], font[8]) = (options, escapement);
        byte[] text = [.. XlsWorkbook.Two(4), 0x08, .. XlsWorkbook.Two(1), .. "1271"u8, .. XlsWorkbook.Two(3), .. XlsWorkbook.Two(1)];
        var sheet = new XlsWorkbook().Global(0x31, XlsWorkbook.Font("F0")).Global(0x31, font).Global(0xFC, [.. XlsWorkbook.Four(1), .. XlsWorkbook.Four(1), .. text])
            .Sheet().Cell(0xFD, 0, 0, XlsWorkbook.Four(0)).ReadSheet();
        Assert.Equal(("1271", marked), (sheet["A1"].Text, sheet["A1"].HasMarks));
    }

    [Fact]
    public void SharedStrings_WithRunsAndPhonetics_KeepTextAndFonts()
    {
        var sheet = new XlsWorkbook()
            .Global(0x31, Font("F0")).Global(0x31, Font("F1")).Global(0x31, Font("F2")).Global(0x31, Font("F3"))
            .Global(0x31, Font(".VnTime"))
            .Global(Sst, [.. Four(2), .. Four(2), .. Two(5), 0x08 | 0x04, .. Two(2), .. Four(6), .. "abcde"u8, .. Two(1), .. Two(5), .. Two(3)])
            .Global(Continue, [.. Two(1), 1, 2, 3, 4])
            .Global(Continue, [5, 6, .. Narrow("next")])
            .Sheet()
            .Cell(LabelSst, 0, 0, Four(0)).Cell(LabelSst, 0, 1, Four(1))
            .ReadSheet();

        Assert.Equal("abcde", sheet["A1"].Text);
        Assert.Equal([new TextRun(1, 2, ".VnTime"), new TextRun(3, 2, "F1")], sheet["A1"].Runs);
        Assert.Equal("next", sheet["B1"].Text);
    }

    [Fact]
    public void SharedStrings_ByAnAbsurdCount_EndWithTheData()
    {
        var workbook = new XlsWorkbook().Global(Sst, [.. Four(-1), .. Four(-1), .. Narrow("mot")]).Sheet().Cell(LabelSst, 0, 0, Four(0));

        Assert.Equal("mot", workbook.ReadSheet()["A1"].Text);
        Assert.Equal(FileFault.Corrupt, workbook.Cell(LabelSst, 0, 1, Four(1)).FaultCode());
    }

    [Fact]
    public void Labels_OfBiff8_AreRead()
    {
        var sheet = new XlsWorkbook().Sheet().Cell(Label, 0, 0, Wide("Hồ sơ")).Cell(Label, 0, 1, Narrow("")).ReadSheet();

        Assert.Equal("Hồ sơ", Assert.Single(sheet.Rows)[1].Text);
        Assert.Equal(1, sheet.CellCount);
    }

    [Fact]
    public void Labels_OfExcel95_AreInTheCodePageOfTheWorkbook()
    {
        var sheet = new XlsWorkbook(Biff5)
            .Global(0x42, Two(1258))
            .Global(0x31, [.. new byte[14], 5, .. "Arial"u8])
            .Global(0x41E, [.. Two(164), 2, .. "0%"u8])
            .Global(0xE0, [.. Two(0), .. Two(164), .. new byte[12]])
            .Sheet()
            .Cell(Label, 0, 0, [.. Two(3), 0xF0, 0xF5, 0xFD])
            .Cell(0xD6, 0, 1, [.. Two(2), (byte)'a', (byte)'b', 1, 1, 0])
            .Number(0, 2, 0.1)
            .ReadSheet();

        Assert.Equal("đơư", sheet["A1"].Text);
        Assert.Equal("ab", sheet["B1"].Text);
        Assert.Equal([new TextRun(1, 1, "Arial")], sheet["B1"].Runs);
        Assert.True(sheet["C1"].IsPercent);
        Assert.Equal("Arial", sheet["C1"].FontName);
    }

    [Fact]
    public void Text_ThatNoDatabaseCanHold_IsMadeStorable()
    {
        var sheet = new XlsWorkbook().Sheet()
            .Cell(Label, 0, 0, [.. Two(4), 1, 0x41, 0, 0, 0, 0x3D, 0xD8, 0x42, 0])
            .Cell(Label, 0, 1, Wide("😀"))
            .ReadSheet();

        Assert.Equal("A\uFFFD\uFFFDB", sheet["A1"].Text);
        Assert.Equal("😀", sheet["B1"].Text);
    }

    [Fact]
    public void Formats_TellPercentDateAndFont()
    {
        var sheet = new XlsWorkbook()
            .Global(0x22, Two(1))
            .Global(0x31, Font("Arial")).Global(0x31, Font("VNI-Times"))
            .Global(0x41E, [.. Two(165), .. Narrow("dd/mm/yyyy")])
            .Global(0xE0, [.. Two(0), .. Two(10), .. new byte[16]])
            .Global(0xE0, [.. Two(1), .. Two(165), .. new byte[16]])
            .Sheet()
            .Number(0, 0, 0.1, style: 0).Number(0, 1, 43_995, style: 1)
            .ReadSheet();

        Assert.True(sheet["A1"].IsPercent);
        Assert.Equal("Arial", sheet["A1"].FontName);
        Assert.Equal(new DateTime(2024, 6, 14, 0, 0, 0, DateTimeKind.Unspecified), sheet["B1"].Date);
        Assert.Equal("VNI-Times", sheet["B1"].FontName);
    }

    [Fact]
    public void Rows_MarkedHidden_AndMerges_AreSeen()
    {
        byte[] hiddenRow = [.. Two(1), .. new byte[10], 0x20, 0, 0, 0];
        var sheet = new XlsWorkbook().Sheet()
            .Record(0x208, hiddenRow)
            .Number(0, 0, 1).Number(1, 0, 2)
            .Record(0xE5, [.. Two(1), .. Two(0), .. Two(65_535), .. Two(0), .. Two(255)])
            .ReadSheet();

        Assert.Equal([false, true], sheet.Rows.Select(row => row.IsHidden));
        Assert.Equal("A1:IV65536", Assert.Single(sheet.Merges).ToString());
    }

    [Fact]
    public void Sheets_AreInTheOrderOfTheirTabs_WithoutChartsAndMacros()
    {
        var bytes = new XlsWorkbook()
            .Sheet("Hai").Sheet("Biểu đồ", kind: 2).Sheet("Ẩn", visibility: 1).Sheet("Sâu", visibility: 2).Sheet("Macro", kind: 1).Sheet("Mô-đun", kind: 6)
            .ToBytes();

        Assert.Equal([("Hai", false), ("Ẩn", true), ("Sâu", true)], Reading.Workbook(bytes, "x.xls").Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)));
    }

    [Fact]
    public void Charts_OnASheet_AreSteppedOver()
    {
        var sheet = new XlsWorkbook().Sheet()
            .Number(0, 0, 1)
            .Record(0x809, [.. Two(Biff8), .. Two(0x20), .. new byte[12]]).Number(0, 0, 666).Record(0x0A)
            .Number(0, 1, 2)
            .ReadSheet();

        Assert.Equal(["1", "2"], sheet.Rows[0].Cells.ToArray().Select(cell => cell.Raw));
    }
}
