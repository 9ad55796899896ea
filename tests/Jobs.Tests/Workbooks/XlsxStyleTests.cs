namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>What number formats and fonts say about a cell.</summary>
public sealed class XlsxStyleTests
{
    [Theory]
    [InlineData("0%", true, false)]
    [InlineData("0.00%;[Red]-0.00%", true, false)]
    [InlineData("0\"%\"", false, false)]
    [InlineData("0\\%", false, false)]
    [InlineData("dd/mm/yyyy;@", false, true)]
    [InlineData("[$-42A]dd mmmm yyyy", false, true)]
    [InlineData("\"ngày \"d\" tháng \"m", false, true)]
    [InlineData("[h]:mm", false, true)]
    [InlineData("[mm]", false, true)]
    [InlineData("General", false, false)]
    [InlineData("#,##0.00 \"đ\"", false, false)]
    [InlineData("[Red][>100]0.0_);\\d0", false, false)]
    [InlineData("0.00E+00", false, false)]
    [InlineData("\"không đóng", false, false)]
    [InlineData("[Đỏ", false, false)]
    public void NumberFormat_OfTheFile_TellsPercentAndDate(string code, bool isPercent, bool isDate)
    {
        var escaped = System.Security.SecurityElement.Escape(code);
        var cell = new XlsxPackage()
            .Styles($"""<numFmts><numFmt numFmtId="164" formatCode="{escaped}"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>""")
            .Cells("""<c r="A1" s="1"><v>0.1</v></c>""")
            .ReadA1();

        Assert.Equal(isPercent, cell.IsPercent);
        Assert.Equal(isDate, cell.IsDate);
        Assert.Equal("0.1", cell.Raw);
    }

    [Theory]
    [InlineData(9, true, false)]
    [InlineData(10, true, false)]
    [InlineData(14, false, true)]
    [InlineData(22, false, true)]
    [InlineData(46, false, true)]
    [InlineData(0, false, false)]
    [InlineData(49, false, false)]
    [InlineData(37, false, false)]
    public void NumberFormat_BuiltIn_TellsPercentAndDate(int id, bool isPercent, bool isDate)
    {
        var cell = new XlsxPackage().Styles($"""<cellXfs><xf numFmtId="{id}"/></cellXfs>""").Cells("""<c r="A1"><v>1</v></c>""").ReadA1();

        Assert.Equal(isPercent, cell.IsPercent);
        Assert.Equal(isDate, cell.IsDate);
    }

    [Fact]
    public void Font_IsThatOfTheCellFormat()
    {
        var sheet = new XlsxPackage()
            .Styles("""
                <fonts><font><name val="Calibri"/></font><font><b/><name val=".VnTimeH"/></font><font><sz val="10"/></font></fonts>
                <cellStyleXfs><xf fontId="2"/></cellStyleXfs>
                <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="9"/></cellXfs>
                <dxfs><dxf><font><name val="Wrong"/></font></dxf></dxfs>
                """)
            .Cells("""<c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="99"><v>1</v></c>""")
            .ReadSheet();

        Assert.Equal(["Calibri", ".VnTimeH", null, null, null], sheet.Rows[0].Cells.ToArray().Select(cell => cell.FontName));
    }

    [Theory]
    [InlineData("", "1", "1900-01-01")]
    [InlineData("", "59", "1900-02-28")]
    [InlineData("", "60", null)]
    [InlineData("", "61", "1900-03-01")]
    [InlineData("", "45457", "2024-06-14")]
    [InlineData("", "2958465", "9999-12-31")]
    [InlineData("", "2958465.9999999999", null)]
    [InlineData("", "2958466", null)]
    [InlineData("", "1E300", null)]
    [InlineData("", "0.5", null)]
    [InlineData("", "-1", null)]
    [InlineData("""<workbookPr date1904="1"/>""", "0", "1904-01-01")]
    [InlineData("""<workbookPr date1904="true"/>""", "43995", "2024-06-14")]
    [InlineData("""<workbookPr date1904="0"/>""", "45457", "2024-06-14")]
    public void Date_InEitherCalendar_IsTheDayExcelShows(string workbook, string serial, string? expected)
    {
        var cell = new XlsxPackage()
            .Workbook(workbook + """<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>""")
            .Styles("""<cellXfs><xf numFmtId="14"/></cellXfs>""")
            .Cells($"""<c r="A1"><v>{serial}</v></c>""")
            .ReadA1();

        Assert.Equal(expected, cell.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Date_WithTime_IsExactToTheSecond()
    {
        var cell = new XlsxPackage()
            .Styles("""<cellXfs><xf numFmtId="22"/></cellXfs>""")
            .Cells("""<c r="A1"><v>44197.423726851855</v></c>""")
            .ReadA1();

        Assert.Equal(new DateTime(2021, 1, 1, 10, 10, 10, DateTimeKind.Unspecified), cell.Date);
    }
}
