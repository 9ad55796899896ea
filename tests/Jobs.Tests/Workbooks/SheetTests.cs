using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Where cells end up, and how they are found again.</summary>
public sealed class SheetTests
{
    [Fact]
    public void Cells_WithoutAddresses_FollowOneAnother()
    {
        var sheet = new XlsxPackage()
            .Rows("""<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>""")
            .ReadSheet();

        Assert.Equal(["A1", "C1", "C5", "D5", "A6"], Addresses(sheet));
    }

    [Fact]
    public void Cells_InTheLastCorner_CostNoMoreThanOthers()
    {
        var sheet = new XlsxPackage()
            .Rows("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>""")
            .ReadSheet();

        Assert.Equal(2, sheet.CellCount);
        Assert.Equal(2, sheet[CellAddress.MaxRow, CellAddress.MaxColumn].Number);
    }

    [Theory]
    [InlineData("""<row r="1048577"/>""")]
    [InlineData("""<row r="0"/>""")]
    [InlineData("""<row r="-1"/>""")]
    [InlineData("""<row r="1048576"/><row/>""")]
    [InlineData("""<row r="1"><c r="XFD1"/><c/></row>""")]
    public void Cells_BeyondTheGrid_MakeTheFileCorrupt(string rows) => Assert.Equal(FileFault.Corrupt, new XlsxPackage().Rows(rows).FaultCode());

    [Fact]
    public void Cells_OutOfOrder_AreSorted()
    {
        var sheet = new XlsxPackage()
            .Rows("""<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="C1"><v>2</v></c><c r="B1"><v>1</v></c></row>""")
            .ReadSheet();

        Assert.Equal(["B1", "C1", "A2", "B2"], Addresses(sheet));
        Assert.Equal(3, sheet["A2"].Number);
    }

    [Theory]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>""")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>""")]
    public void TwoCells_InOnePlace_MakeTheFileCorrupt(string rows) => Assert.Equal(FileFault.Corrupt, new XlsxPackage().Rows(rows).FaultCode());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cells_OfManyWideRows_AreAllFoundAgain(bool backwards)
    {
        const int Rows = 40, Columns = 1_500;
        var xml = new StringBuilder();
        foreach (var row in Ordered(Rows, backwards))
        {
            xml.Append(null, $"<row r=\"{row}\">");
            foreach (var column in Ordered(Columns, backwards))
                xml.Append(null, $"<c r=\"{CellAddress.ColumnName(column * 3)}{row}\"><v>{row * 10_000 + column}</v></c>");
            xml.Append("</row>");
        }

        var sheet = new XlsxPackage().Rows(xml.ToString()).ReadSheet();

        Assert.Equal(Rows * Columns, sheet.CellCount);
        Assert.Equal(Enumerable.Range(1, Rows), sheet.Rows.Select(row => row.Number));
        for (var row = 1; row <= Rows; row++)
        {
            for (var column = 1; column <= Columns; column += 7)
            {
                Assert.Equal(row * 10_000 + column, sheet[row, column * 3].Number);
                Assert.Equal(CellKind.Empty, sheet[row, column * 3 + 1].Kind);
            }
        }
    }

    [Fact]
    public void Row_MarkedHidden_SaysSo()
    {
        var sheet = new XlsxPackage()
            .Rows("""<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>1</v></c></row><row r="3" hidden="true"/>""")
            .ReadSheet();

        Assert.Equal([true, false], sheet.Rows.Select(row => row.IsHidden));
        Assert.True(sheet["A1"].IsRowHidden);
        Assert.False(sheet.Rows.TryGet(3, out _));
    }

    [Fact]
    public void Merges_AreRanges_NeverExpanded()
    {
        var sheet = new XlsxPackage()
            .Sheet("""<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/></mergeCells>""")
            .ReadSheet();

        Assert.Equal(["A1:XFD1048576", "B2:B2"], sheet.Merges.Select(merge => merge.ToString()));
        Assert.Equal(1, sheet.CellCount);
    }

    [Theory]
    [InlineData("A1:XFE1")]
    [InlineData("")]
    [InlineData("B2:A1")]
    public void Merge_ThatIsNoRange_MakesTheFileCorrupt(string range) =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Sheet($"""<sheetData/><mergeCells><mergeCell ref="{range}"/></mergeCells>""").FaultCode());

    [Fact]
    public void Sheet_AskedForNoAddress_Throws() => Assert.Throws<ArgumentException>(() => new XlsxPackage().ReadSheet()["A"]);

    [Fact]
    public void OfficialForm_IsReadCellByCell()
    {
        var workbook = Reading.Workbook(TestData.Form("phu-luc-I-6-thang-2024.xlsx"));

        var sheet = Assert.Single(workbook.Sheets);
        Assert.Equal("Phụ lục I", sheet.Name);
        Assert.Equal(307, sheet.CellCount);
        Assert.Equal(25, sheet.Merges.Count);
        Assert.Equal("16.181 /16.183", sheet["D41"].Raw);
        Assert.Equal("Times New Roman", sheet["D41"].FontName);
    }

    private static IEnumerable<string> Addresses(Sheet sheet) =>
        sheet.Rows.SelectMany(row => row.Cells.ToArray()).Select(cell => cell.Address.ToString());

    private static IEnumerable<int> Ordered(int count, bool backwards) =>
        backwards ? Enumerable.Range(1, count).Reverse() : Enumerable.Range(1, count);
}
