using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>What programs write into pages beside what they show, tables laid out in tables, and spreadsheets in one document.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("x:num=\"16183\"", "16.183", 16183, false)]
    [InlineData("sdval=\"16183\" sdnum=\"1033;\"", "16,183", 16183, false)]
    [InlineData("x:num=\"16.183\"", "16,183", 16.183, false)]
    [InlineData("x:num=\"20.472440944881889\"", "20,47", 20.472440944881889, false)]
    [InlineData("x:num=\"0.20472440944881889\"", "20,5%", 0.20472440944881889, true)]
    [InlineData("sdval=\"-1234.5\"", "-1.234,5", -1234.5, false)]
    [InlineData("x:num=\"0\"", "0", 0, false)]
    public void Html_ExactNumber_IsTakenWhereThePageShowsIt(string attribute, string shown, double number, bool percent)
    {
        var cell = Sheet($"<table><tr><td {attribute}>{shown}</td></tr></table>")["A1"];
        Assert.Equal((CellKind.Number, number, percent, shown), (cell.Kind, cell.Number, cell.IsPercent, cell.Unicode));
    }

    [Theory]
    [InlineData("x:num=\"16182\"", "16.183")]
    [InlineData("x:num=\"20.4\"", "20,47")]
    [InlineData("x:num=\"45457\"", "14/06/2024")]
    [InlineData("x:num=\"5\"", "năm")]
    [InlineData("sdval=\"5\"", "-5")]
    public void Html_ExactNumberThatThePageDoesNotShow_LeavesNoFigure(string attribute, string shown)
    {
        var cell = Sheet($"<table><tr><td {attribute}>{shown}</td></tr></table>")["A1"];
        Assert.Equal((CellKind.Text, shown, true), (cell.Kind, cell.Text, cell.HasMarks));
    }

    [Theory]
    [InlineData("x:num")]
    [InlineData("x:num=\"\"")]
    [InlineData("x:num=\"NaN\"")]
    [InlineData("x:num=\"1e999\"")]
    public void Html_NoExactNumber_IsTheTextItShows(string attribute)
    {
        var cell = Sheet($"<table><tr><td {attribute}>16.183</td></tr></table>")["A1"];
        Assert.Equal((CellKind.Text, "16.183", false), (cell.Kind, cell.Text, cell.HasMarks));
    }

    [Fact]
    public void Html_TableLaidOutInATable_IsASheetBelowItsTitles()
    {
        var sheets = Read("""
            <p>Phụ lục I</p><table><tr><td>Đơn vị báo cáo: Sở Công Thương</td></tr><tr><td>6 tháng đầu năm 2024
            <table><tr><td>STT</td><td>Chỉ tiêu</td></tr><tr><td>1</td><td>127</td></tr></table>sau</td><td>bên</td></tr></table>
            """);
        Assert.Equal(2, sheets.Count);
        Assert.Equal(["Phụ lục I", "Đơn vị báo cáo: Sở Công Thương", "6 tháng đầu năm 2024"], sheets[0].Lead);
        Assert.Equal(("STT", "127"), (sheets[0]["A1"].Text, sheets[0]["B2"].Text));
        Assert.Equal(("Đơn vị báo cáo: Sở Công Thương", "6 tháng đầu năm 2024 STT Chỉ tiêu 1 127 sau", "bên"), (sheets[1]["A1"].Text, sheets[1]["A2"].Text, sheets[1]["B2"].Text));
    }

    [Fact]
    public void Html_TableAroundOneFigure_IsTheContentOfItsCell()
    {
        var sheet = Assert.Single(Read("<table><tr><td>Số liệu</td><td><table><tr><td>16.183</td></tr></table></td></tr></table>"));
        Assert.Equal("16.183", sheet["B1"].Text!.Trim());
    }

    [Fact]
    public void Html_MarkInATableAroundOneFigure_MarksItsCell() =>
        Assert.True(Assert.Single(Read("<table><tr><td><table><tr><td>127<sup>1</sup></td></tr></table></td></tr></table>"))["A1"].HasMarks);

    [Fact]
    public void Html_TablesWithinTablesWithoutEnd_EndSoon()
    {
        var reading = Reading.Of(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<table><tr><td>a", 5000))), "x.html");
        Assert.NotNull(reading);
    }

    [Fact]
    public void Fods_IsReadAsTheSpreadsheetItIs()
    {
        var reading = Reading.Of(Encoding.UTF8.GetBytes("""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
            <office:automatic-styles><style:style style:name="ce1" style:family="table-cell"/></office:automatic-styles>
            <office:body><office:spreadsheet><table:table table:name="Phụ lục I"><table:table-row><table:table-cell office:value-type="float" office:value="16183"><text:p>16.183</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>
            """), "form.fods");
        Assert.Equal("fods", reading.DetectedFormat);
        var sheet = Assert.Single(reading.Workbook!.Sheets);
        Assert.Equal(("Phụ lục I", 16183d), (sheet.Name, sheet["A1"].Number));
    }

    [Fact]
    public void Fods_WithADocumentType_IsRefused() => Assert.Null(Reading.Of(Encoding.UTF8.GetBytes("""
        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">&x;</office:document>
        """), "x.fods").Workbook);

    private static IReadOnlyList<Sheet> Read(string page) => Reading.Workbook(Encoding.UTF8.GetBytes("<html>" + page)).Sheets;

    private static Sheet Sheet(string page) => Assert.Single(Read(page));
}
