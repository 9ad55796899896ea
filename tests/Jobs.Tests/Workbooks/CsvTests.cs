using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Delimited text of every encoding and separator that clerks' programs write.</summary>
public sealed class CsvTests
{
    private const string Table = "STT;Chỉ tiêu;Số liệu\n1;Số hồ sơ, tổng;16.183\n2;Tỷ lệ;20,5\n";

    static CsvTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_InAnyUnicode_IsRead(string encodingName, bool mark)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)];

        var workbook = Reading.Workbook(bytes, "bao cao.csv");

        var sheet = Assert.Single(workbook.Sheets);
        Assert.Equal(WorkbookFormat.Csv, workbook.Format);
        Assert.Equal("bao cao", sheet.Name);
        Assert.Equal("STT", sheet["A1"].Text);
        Assert.Equal("Số hồ sơ, tổng", sheet["B2"].Text);
        Assert.Equal("16.183", sheet["C2"].Raw);
    }

    [Fact]
    public void Text_ThatIsNotUnicode_IsVietnameseWindows()
    {
        var sheet = ReadSheet(Encoding.GetEncoding(1258).GetBytes("a;đơn vị\n1;2\n".Normalize(NormalizationForm.FormD).Replace("o\u031B", "ơ", StringComparison.Ordinal)));

        Assert.Equal("đơn vị", sheet["B1"].Text!.Normalize(NormalizationForm.FormC));
        Assert.NotEqual("đơn vị", sheet["B1"].Text);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a;b\r1;2\r")]
    [InlineData("a;b\n1;2")]
    [InlineData("sep=|\na|b\n1|2\n")]
    [InlineData("SEP=;\r\na;b\r\n1;2\r\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("a;b\n1;2\n\n\n")]
    public void Separator_AndLineEnds_AreFound(string text)
    {
        var sheet = ReadSheet(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["a", "b", "1", "2"], sheet.Rows.SelectMany(row => row.Cells.ToArray()).Select(cell => cell.Text));
        Assert.Equal("2", sheet["B2"].Text);
    }

    [Theory]
    [InlineData("1;20,5;a\n2;30,5;b\n3;40,5;c\n", "20,5")]
    [InlineData("x,\"1;2\",y\nx,\"3;4\",y\n", "1;2")]
    [InlineData("a\t1,5\n b\t2,5\n", "1,5")]
    public void Separator_AmongCommasOfNumbers_IsTheRegularOne(string text, string second) => Assert.Equal(second, ReadSheet(Encoding.UTF8.GetBytes(text))["B1"].Text);

    [Fact]
    public void Quotes_HoldSeparatorsLinesAndQuotes()
    {
        var sheet = ReadSheet("a,\"x,1\ny \"\"z\"\"\",c\n\n ,\"\",5\" ống\n"u8.ToArray());

        Assert.Equal("x,1\ny \"z\"", sheet["B1"].Text);
        Assert.Equal(" ", sheet["A3"].Text);
        Assert.Equal(CellKind.Empty, sheet["B3"].Kind);
        Assert.Equal("5\" ống", sheet["C3"].Text);
    }

    [Fact]
    public void ControlCharacter_NowAndThen_IsText()
    {
        var text = $"a;b\n1;{new string('x', 200)}\u000B2\u0001\n";

        Assert.EndsWith("\u000B2\u0001", ReadSheet(Encoding.UTF8.GetBytes(text))["B2"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quote_NeverClosed_MakesTheFileCorrupt() => Assert.Equal(FileFault.Corrupt, Reading.FaultCode("a,b\n1,\"2\n3,4\n"u8.ToArray(), "x.csv"));

    [Theory]
    [InlineData("Kính gửi Sở Công Thương\nXin báo cáo như sau", "x.csv", true)]
    [InlineData("Kính gửi Sở Công Thương\nXin báo cáo như sau", "x.TXT", true)]
    [InlineData("Kính gửi Sở Công Thương\nXin báo cáo như sau", "x.xlsx", false)]
    [InlineData("Kính gửi, Sở\nXin báo cáo\nnhư sau\nvà như thế", "x.dat", false)]
    [InlineData("a;b\n1;2\n", "x.xlsx", true)]
    [InlineData("a;b\n1;2\n", "", true)]
    public void Text_WithoutColumns_IsCsvOnlyByItsName(string text, string name, bool isCsv)
    {
        var reading = Reading.Of(Encoding.UTF8.GetBytes(text), name);

        Assert.Equal(isCsv, reading.IsWorkbook);
        Assert.Equal(isCsv ? null : FileFault.Unsupported, reading.Fault?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\r\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    public void Text_WithoutAnyLetter_IsEmpty(string text) => Assert.Equal(FileFault.Empty, Reading.FaultCode(Encoding.UTF8.GetBytes(text), "x.csv"));

    [Fact]
    public void Limits_OfTheGrid_Hold()
    {
        Assert.Equal("columns", Reading.Fault(Encoding.UTF8.GetBytes(new string(',', 16_384) + "\n"), "x.csv").Details["limit"]);
        Assert.Equal("rows", Reading.Fault(Encoding.UTF8.GetBytes("a,b" + new string('\n', 1_048_577) + "c,d"), "x.csv").Details["limit"]);
        Assert.Equal("cells", Reading.Fault("a,b\nc,d\n"u8.ToArray(), "x.csv", new WorkbookLimits { MaxCells = 3 }).Details["limit"]);
        Assert.Equal("text-length", Reading.Fault(Encoding.UTF8.GetBytes($"a,{new string('x', 32_768)}\n"), "x.csv").Details["limit"]);
        Assert.Equal("record-bytes", Reading.Fault(Encoding.UTF8.GetBytes("a,b\n" + new string('"', 5_000_000)), "x.csv").Details["limit"]);
        Assert.Equal("record-bytes", Reading.Fault(Encoding.UTF8.GetBytes(new string(',', 5_000_000)), "x.csv").Details["limit"]);
    }

    [Fact]
    public void OfficialForm_AsCsv_HasTheCellsOfTheWorkbook()
    {
        var csv = ReadSheet(TestData.Form("variants/v2-csv-utf8-bom.csv"));
        var xlsx = Assert.Single(Reading.Workbook(TestData.Form("phu-luc-I-6-thang-2024.xlsx")).Sheets);

        // The csv repeats a merged heading in each of its columns.
        foreach (var cell in xlsx.Rows.SelectMany(row => row.Cells.ToArray()))
            Assert.Equal(cell.Raw, csv[cell.Row, cell.Column].Raw);
    }

    private static Sheet ReadSheet(byte[] bytes) => Assert.Single(Reading.Workbook(bytes, "form.csv").Sheets);
}
