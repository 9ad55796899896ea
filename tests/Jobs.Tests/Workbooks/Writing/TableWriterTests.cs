using Kpi.Jobs.Workbooks;
using Kpi.Jobs.Workbooks.Writing;

namespace Kpi.Jobs.Tests.Workbooks.Writing;

public sealed class TableWriterTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 24")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("1/2")]
    [InlineData("007")]
    [InlineData("Tỷ lệ đúng hạn")]
    public void Write_Text_StaysTheSameText(string text)
    {
        var cell = Read([text])["A4"];
        Assert.Equal((CellKind.Text, text, false), (cell.Kind, cell.Text, cell.HasFormula));
    }

    [Fact]
    public void Write_NumbersAndDates_AreNumbersAndDates()
    {
        var sheet = Read([16183d, 20.4724409448819, new DateOnly(2024, 6, 14), null]);
        Assert.Equal((CellKind.Number, "16183"), (sheet["A4"].Kind, sheet["A4"].Raw));
        Assert.Equal("20.4724409448819", sheet["B4"].Raw);
        Assert.Equal(new DateTime(2024, 6, 14), sheet["C4"].Date);
        Assert.Equal(CellKind.Empty, sheet["D4"].Kind);
    }

    [Fact]
    public void Write_LettersXmlCannotHold_AreLeftOut() => Assert.Equal("ab", Read(["a\u0001b"])["A4"].Text);

    [Theory]
    [InlineData("a/b:c*d?[e]\\f", "abcdef")]
    [InlineData("", "Sheet1")]
    [InlineData("Tỷ lệ hồ sơ giải quyết đúng hạn của các sở", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    public void Write_SheetName_IsOneThatExcelAllows(string name, string expected) =>
        Assert.Equal(expected, Workbook(new TableSheet(name, [], [new("Kỳ", 12)], [])).Sheets[0].Name);

    private static Sheet Read(object?[] row) =>
        Workbook(new TableSheet("S", ["Tiêu đề"], [.. row.Select((_, i) => new TableColumn($"Cột {i}", 12, "#,##0.0"))], [row])).Sheets[0];

    private static Workbook Workbook(TableSheet table) =>
        WorkbookReader.Read(TableWriter.Write(table), "x.xlsx", new WorkbookLimits(), TestContext.Current.CancellationToken).Workbook!;
}
