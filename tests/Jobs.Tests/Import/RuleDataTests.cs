using System.Globalization;
using Kpi.Data;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Rules that administrators add, as forms meet them.</summary>
public sealed class RuleDataTests
{
    private static readonly RuleDraft Draft = new(
        "cchc-pl1", "cchc.1.2.1", RuleOperator.LessOrEqual, "cchc.4.1.1", Severity.Error, "cchc.1.2.1", new LocalText("Kiểm tra nhiều hơn số đơn vị", "More inspected than there are"), RuleMissing.Skip, null, null);

    [Fact]
    public async Task AddedRule_IsAskedAtOnce_AndRetired_NoMore()
    {
        await using var store = await Importing.StoreAsync();
        var rules = store.Get<RuleStore>();
        var cancel = TestContext.Current.CancellationToken;
        var bytes = new CsvForm().Set("1.2.1.", CsvForm.Value, "10").Bytes();
        Assert.True((await store.CheckAsync(bytes, "x.csv")).CanPublish);

        var key = await rules.AddAsync(Draft, "an", cancel);
        var check = await store.CheckAsync(bytes, "x.csv");
        var problem = Assert.Single(check.Problems, p => p.Facts.GetValueOrDefault("key") == key);
        Assert.False(check.CanPublish);
        Assert.Contains("Kiểm tra nhiều hơn số đơn vị (10 so với 9)", ProblemText.Message(problem, CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);

        await rules.RetireAsync(key, 1, "an", cancel);
        Assert.True((await store.CheckAsync(bytes, "x.csv")).CanPublish);
    }

    [Theory]
    [InlineData(RuleMissing.Skip, null)]
    [InlineData(RuleMissing.Broken, "chưa tính được vì thiếu số liệu ở D")]
    [InlineData(RuleMissing.Zero, null)]
    public async Task MissingFigures_AreWhatTheRuleTakesThemFor(RuleMissing missing, string? said)
    {
        await using var store = await Importing.StoreAsync();
        var key = await store.Get<RuleStore>().AddAsync(Draft with { Missing = missing }, "an", TestContext.Current.CancellationToken);
        var check = await store.CheckAsync(new CsvForm().Set("1.2.1.", CsvForm.Value, "").Bytes(), "x.csv");
        var found = check.Problems.SingleOrDefault(p => p.Facts.GetValueOrDefault("key") == key);
        Assert.Equal(said is null, found is null);
        if (found is not null) Assert.Contains(said!, ProblemText.Message(found, CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleWithDates_IsAskedOnlyOfPeriodsThatEndWithinThem()
    {
        await using var store = await Importing.StoreAsync();
        var rules = store.Get<RuleStore>();
        var cancel = TestContext.Current.CancellationToken;
        var broken = Draft with { Operator = RuleOperator.Greater };
        var bytes = new CsvForm().Set("1.2.1.", CsvForm.Value, "3").Bytes();
        var key = await rules.AddAsync(broken with { ValidFrom = new DateOnly(2024, 6, 15) }, "an", cancel);
        Assert.DoesNotContain((await store.CheckAsync(bytes, "x.csv")).Problems, p => p.Facts.GetValueOrDefault("key") == key);
        await rules.ChangeAsync(key, 1, broken with { ValidTo = new DateOnly(2024, 6, 14) }, "an", cancel);
        Assert.Contains((await store.CheckAsync(bytes, "x.csv")).Problems, p => p.Facts.GetValueOrDefault("key") == key);
    }

    [Fact]
    public void Message_WithTextThatLooksLikeAKey_StandsAsItIs()
    {
        var problem = Problem.Of(Severity.Warning, ProblemCodes.LineUnknown, "S", "A1", null, ("found", "@nobody"));
        Assert.Contains("@nobody", ProblemText.Message(problem, CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }
}
