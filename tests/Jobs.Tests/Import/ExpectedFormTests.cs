using Kpi.Data;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

public sealed class ExpectedFormTests
{
    [Theory]
    [InlineData("phu-luc-I-6-thang-2024")]
    [InlineData("bieu-mau-3-6-thang-2024")]
    [InlineData("variants/v1-xls")]
    [InlineData("variants/v2-csv-utf8-bom")]
    [InlineData("variants/v3-offset")]
    [InlineData("variants/v4-real-numbers")]
    [InlineData("variants/v5-percent-cell")]
    [InlineData("variants/v6-ods")]
    [InlineData("variants/v7-tcvn3")]
    [InlineData("variants/v8-vni")]
    [InlineData("variants/v9-docx")]
    [InlineData("variants/v10-html-as-xls")]
    public async Task Check_FormWithExpectations_ReadsEveryLineAtItsCell(string name)
    {
        var expected = ExpectedForm.Load(name);
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(expected.Bytes(name), expected.File);

        Assert.Equal((expected.Form, expected.Period, expected.Unit), (check.Form?.Key, check.Period?.Key, check.Agency?.Name));
        Assert.Equal(expected.Lines.Select(l => l.Key), check.Lines.Select(l => l.Key));
        foreach (var (want, got) in expected.Lines.Zip(check.Lines))
        {
            Assert.Equal((want.Key, want.State, want.Value), (got.Key, Words.Of(got.State), got.Value));
            Assert.Equal((want.Key, want.Numerator, want.Denominator), (got.Key, got.Numerator, got.Denominator));
            Assert.Equal((want.Key, want.Cell, want.Raw), (got.Key, got.Cell, got.Raw));
        }

        // Exactly the problems expected, no wolf cried: code, line, cell and severity.
        var optional = expected.Problems.Where(p => p.Optional).Select(p => (p.Code, p.Line)).ToHashSet();
        Assert.Equal(
            expected.Problems.Where(p => !p.Optional).Select(p => $"{p.Severity} {p.Code} {p.Line} {p.Cell}").Order(),
            check.Problems.Where(p => !optional.Contains((p.Code, p.Line))).Select(p => $"{Words.Of(p.Severity)} {p.Code} {p.Line} {p.Cell}").Order());
        Assert.True(check.CanPublish);
        Assert.False(check.Illustrative);
    }

    [Fact]
    public async Task Check_RealForm_CountsWhatPublishingWouldDo()
    {
        await using var store = await Importing.StoreAsync();
        var bytes = Importing.Form("phu-luc-I-6-thang-2024.xlsx");
        var first = (await store.CheckAsync(bytes)).Changes;
        Assert.Equal((54, 0, 0, 9), (first.New, first.Changed, first.Unchanged, first.Missing));
        await store.PublishFormAsync(bytes);
        var again = (await store.CheckAsync(bytes)).Changes;
        Assert.Equal((0, 0, 54, 9), (again.New, again.Changed, again.Unchanged, again.Missing));
        Assert.Empty(again.Items);
    }

    [Fact]
    public async Task Check_HistoryFiles_AreIllustrativeAndFreeOfErrors()
    {
        await using var store = await Importing.StoreAsync();
        foreach (var file in Directory.EnumerateFiles(Kpi.Tests.Shared.TestFiles.Path("tests", "Forms", "history"), "*.xlsx"))
        {
            var check = await store.CheckAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), Path.GetFileName(file));
            Assert.True(check.Illustrative);
            Assert.True(check.CanPublish, string.Join('\n', check.Problems.Select(p => ProblemText.Message(p, System.Globalization.CultureInfo.GetCultureInfo("en")))));
            Assert.DoesNotContain(check.Problems, p => p.Severity != Severity.Info);
        }
    }
}
