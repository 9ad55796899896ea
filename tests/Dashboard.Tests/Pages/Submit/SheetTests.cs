using Kpi.Dashboard.Pages.Submit;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Tests.Pages.Submit;

/// <summary>The form as it was read: rows, marks, readings, sums.</summary>
public sealed class SheetTests(SubmitFixture fixture) : IClassFixture<SubmitFixture>
{
    [Fact]
    public async Task Sheet_CorrectedForm_CountsItsRows()
    {
        var sheet = (await fixture.DetailAsync(fixture.Corrected)).Sheet!;
        Assert.Equal((62, 8, 3), (sheet.All, sheet.Missing, sheet.Changes));
        Assert.Equal([1, 2, 3, 4, 5], sheet.Columns);
        Assert.Equal("D98", sheet.Rows.Single(r => r.Line?.Key == "cchc.7.1.1").Cell(sheet.Printed.ValueColumn));
    }

    [Fact]
    public async Task Cell_ThatAnAddressNames_IsThatOfItsSheetOnly()
    {
        var sheet = (await fixture.DetailAsync(fixture.Corrected)).Sheet!;
        Assert.True(sheet.Shows(null, "D98"));
        Assert.True(sheet.Shows(sheet.Printed.Name, "D98"));
        Assert.False(sheet.Shows("Khác", "D98"));
        Assert.False(sheet.Shows(null, "D9999"));
        Assert.False(sheet.Shows(null, "Z98"));
        Assert.False(sheet.Shows(null, "D"));
        Assert.EndsWith("?sheet=Ph%E1%BB%A5%20l%E1%BB%A5c%201&cell=D98#D98", SubmitAddress.Cell(fixture.Corrected, "Phụ lục 1", "D98"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_Changes_ShowsThoseRowsUnderTheirHeadings()
    {
        var sheet = (await fixture.DetailAsync(fixture.Corrected, SheetFilter.Changes)).Sheet!;
        Assert.Equal(
            ["cchc.1", "cchc.1.2", "cchc.1.2.3", "cchc.7", "cchc.7.1", "cchc.7.1.1", "cchc.7.1.2"],
            sheet.Rows.Select(r => r.Line!.Key));
        Assert.Equal(62, sheet.All);
    }

    [Fact]
    public async Task Filter_Missing_LeavesOutWhatDoesNotApply()
    {
        var rows = (await fixture.DetailAsync(fixture.Corrected, SheetFilter.Missing)).Sheet!.Rows;
        Assert.DoesNotContain(rows, r => r.Line?.Key == "cchc.1.2.3");
        Assert.Equal(8, rows.Count(r => r.IsMissing));
    }

    [Fact]
    public async Task Problems_WithACell_StandAtIt_ErrorsFirst()
    {
        var id = await fixture.ReceiveAsync(("toàn trình,TTHC,26", "toàn trình,TTHC,2?6"));
        var view = await fixture.DetailAsync(id);
        Assert.Equal((Severity.Error, "value.unreadable", 1), (view.Problems[0].Problem.Severity, view.Problems[0].Problem.Code, view.Problems[0].Number));
        var row = view.Sheet!.Rows.Single(r => r.Line?.Key == "cchc.7.1.1");
        Assert.Equal(view.Problems[0], Assert.Single(row.At(4)));
        Assert.Empty(row.At(1));
        Assert.True(row.IsMissing);
    }

    [Theory]
    [InlineData("vi", "cchc.1.1.1", "")]
    [InlineData("vi", "cchc.1.1", "đọc là 1")]
    [InlineData("vi", "cchc.4.2.5", "")]
    [InlineData("vi", "cchc.3.3", "Số hồ sơ TTHC đã giải quyết: 16.181|Số hồ sơ TTHC đã tiếp nhận: 16.183")]
    [InlineData("en", "cchc.3.3", "Dossiers resolved: 16,181|Dossiers received: 16,183")]
    [InlineData("vi", "cchc.1.2.1", "")]
    public async Task ReadAs_WhereTheCellDoesNotPlainlySayIt_SaysWhatWasRead(string language, string line, string expected)
    {
        var words = await fixture.WordsAsync(language);
        var row = (await fixture.DetailAsync(fixture.Corrected)).Sheet!.Rows.Single(r => r.Line?.Key == line);
        Assert.Equal(expected, string.Join('|', words.Readings.ReadAs(row)));
    }

    [Fact]
    public async Task Answer_OfAnEnumeration_IsItsWordsNeverItsNumber()
    {
        var words = await fixture.WordsAsync("vi");
        var rows = (await fixture.DetailAsync(fixture.Corrected)).Sheet!.Rows;
        Assert.Equal("Chưa thực hiện", words.Readings.Answer(rows.Single(r => r.Line?.Key == "cchc.5.3.1")));
        Assert.Null(words.Readings.Answer(rows.Single(r => r.Line?.Key == "cchc.7.1.1")));
        Assert.Empty(words.Readings.ReadAs(rows.Single(r => r.Line?.Key == "cchc.5.3.1")));
    }

    [Fact]
    public async Task Changes_InWords_KeepMissingApartFromZero()
    {
        var words = await fixture.WordsAsync("vi");
        var view = await fixture.DetailAsync(fixture.Corrected);
        var shown = view.Check.Changes.Items.Select(c => (
            c.Key, words.Readings.Before(c), words.Readings.Now(view.Check.Lines.Single(l => l.Key == c.Key)), words.Readings.Difference(c) ?? ""));
        Assert.Equal([("cchc.1.2.3", "thiếu", "không thuộc phạm vi", ""), ("cchc.7.1.1", "26", "27", "+1"), ("cchc.7.1.2", "101", "100", "−1")], shown);
    }

    [Fact]
    public async Task Rules_AsSums_ShowTheirFiguresAndTheirCells()
    {
        var words = await fixture.WordsAsync("vi");
        var id = await fixture.ReceiveAsync(("một phần,TTHC,101", "một phần,TTHC,99"));
        var view = await fixture.DetailAsync(id);
        CrossCheck Rule(string key) => view.Review.CrossChecks.Single(r => r.Rule.Key == key);
        Assert.Equal(("26 + 99 ≠ 127", "D98 + D99 = D97"), (words.Rules.Figures(Rule("rule.online-total")), words.Rules.Cells(Rule("rule.online-total"), view.Check)));
        Assert.Equal(("thiếu + thiếu = 2", "D47 + D48 = D46"), (words.Rules.Figures(Rule("rule.units-split")), words.Rules.Cells(Rule("rule.units-split"), view.Check)));
        Assert.Equal("19 ≤ 39", words.Rules.Figures(Rule("rule.plan-done")));
    }
}
