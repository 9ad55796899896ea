using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Kpi.Data.Series;

namespace Kpi.Data.Tests.Rules;

public sealed class RuleTests : StoreTheory
{
    private static readonly RuleInput Input = new("cchc.1.3.1", "cchc.1.3.2 + cchc.1.3.3", "=", "cchc.1.3.1", "warning", "skip", "", "", "Không cộng đúng", "");

    [Theory]
    [InlineData(RuleMissing.Skip, null, null, null)]
    [InlineData(RuleMissing.Broken, false, 2d, null)]
    [InlineData(RuleMissing.Zero, false, 2d, 0d)]
    public async Task Evaluate_WithAFigureMissing_DoesWhatTheRuleSays(RuleMissing missing, bool? holds, double? left, double? right)
    {
        var catalogue = await CatalogueAsync();
        var period = TestCalendar.Period("2024-H1");
        var figures = new Dictionary<int, Figure> { [catalogue.Find("cchc.1.3.2")!.Id] = new(period, ObservationState.Reported, 2, null, null, false) };
        var rule = Rule("cchc.1.3.2", RuleOperator.Equal, "cchc.1.3.1") with { Missing = missing };
        var outcome = rule.Evaluate(new PeriodOperands(catalogue, figures, "cchc-pl1", 183));
        Assert.Equal((holds, left, right), (outcome?.Holds, outcome?.Left, outcome?.Right));
    }

    [Theory]
    [InlineData("2024-06-14", null, "2024-H1", true)]
    [InlineData("2024-06-15", null, "2024-H1", false)]
    [InlineData(null, "2024-06-14", "2024-H1", true)]
    [InlineData(null, "2024-06-13", "2024-H1", false)]
    [InlineData("2024-01-01", null, null, false)]
    [InlineData(null, null, null, true)]
    public void AppliesTo_APeriod_GoesByTheDayItEnds(string? from, string? to, string? period, bool expected)
    {
        var rule = Rule("cchc.1.3.2", RuleOperator.Equal, "cchc.1.3.1") with { FormKey = "cchc-pl1", ValidFrom = Day(from), ValidTo = Day(to) };
        Assert.Equal(expected, rule.AppliesTo("cchc-pl1", period is null ? null : TestCalendar.Period(period)));
        Assert.False(rule.AppliesTo("cchc-bm3", TestCalendar.Period("2024-H1")));
    }

    [Fact]
    public async Task Validator_OfARuleInOrder_TakesItWithTheFormOfItsLine()
    {
        var (draft, faults) = RuleValidator.Read(Input with { From = "2024-01-01" }, await CatalogueAsync());
        Assert.Empty(faults);
        Assert.Equal(("cchc-pl1", RuleOperator.Equal, RuleMissing.Skip, new DateOnly(2024, 1, 1)), (draft!.FormKey, draft.Operator, draft.Missing, draft.ValidFrom));
    }

    [Theory]
    [InlineData("cchc.1.3.2 + ", RuleFaultKind.Unreadable, 13, "")]
    [InlineData("cchc.1.3.2 + * 2", RuleFaultKind.Unreadable, 14, "* 2")]
    [InlineData("(cchc.1.3.2", RuleFaultKind.Unreadable, 12, "")]
    [InlineData("cchc.1.3.2 -cchc.1.3.3", RuleFaultKind.Unreadable, 12, "-cchc.1.3.3")]
    [InlineData("cchc.1.3.1 + cchc.1.3", RuleFaultKind.UnknownIndicator, 14, "cchc.1.3")]
    [InlineData("kpi.backlog", RuleFaultKind.Derived, 1, "kpi.backlog")]
    [InlineData("1 + cchc.1.5", RuleFaultKind.Answer, 5, "cchc.1.5")]
    [InlineData("", RuleFaultKind.Empty, 0, "")]
    public async Task Validator_OfASideThatIsWrong_SaysWhereAndWhat(string left, RuleFaultKind kind, int column, string found)
    {
        var (draft, faults) = RuleValidator.Read(Input with { Left = left }, await CatalogueAsync());
        Assert.Null(draft);
        Assert.Equal(new RuleFault(RuleField.Left, kind, column, found), Assert.Single(faults));
    }

    [Fact]
    public async Task Validator_OfEverythingWrong_SaysAllOfIt()
    {
        var (_, faults) = RuleValidator.Read(new RuleInput("cchc.9", "1", "==", "2", "grave", "guess", "14/6/2024", "2024-01-01", " ", new string('x', 501)), await CatalogueAsync());
        Assert.Equal(
            [
                (RuleField.Line, RuleFaultKind.NoChoice), (RuleField.Left, RuleFaultKind.NoIndicator), (RuleField.Operator, RuleFaultKind.NoChoice), (RuleField.Severity, RuleFaultKind.NoChoice),
                (RuleField.Missing, RuleFaultKind.NoChoice), (RuleField.From, RuleFaultKind.Date), (RuleField.MessageVi, RuleFaultKind.Empty), (RuleField.MessageEn, RuleFaultKind.TooLong),
            ],
            faults.Select(f => (f.Field, f.Kind)));
        var (_, reversed) = RuleValidator.Read(Input with { From = "2024-02-01", To = "2024-01-31" }, await CatalogueAsync());
        Assert.Equal(new RuleFault(RuleField.To, RuleFaultKind.Reversed), Assert.Single(reversed));
    }

    [Fact]
    public async Task Trial_OfARule_SaysWhereItHoldsIsBrokenAndIsPassedOver()
    {
        var catalogue = await CatalogueAsync();
        var agency = new Agency(1, "a", new LocalText("A", "A"), null, null, null, []);
        AgencyFigures figures = new(
            new[] { ("2023-Q1", 12d), ("2023-H1", 13), ("2024-Q1", 12) }.Select(p => (catalogue.Find("cchc.7.1")!.Id, new Figure(TestCalendar.Period(p.Item1), ObservationState.Reported, p.Item2, null, null, false)))
                .Append((catalogue.Find("cchc.7.1.1")!.Id, new Figure(TestCalendar.Period("2023-Q1"), ObservationState.Reported, 12, null, null, false)))
                .Append((catalogue.Find("cchc.7.1.1")!.Id, new Figure(TestCalendar.Period("2024-Q1"), ObservationState.Reported, 13, null, null, false))));
        var rule = Rule("cchc.7.1.1", RuleOperator.Equal, "cchc.7.1");
        var trial = RuleTrial.Run(rule, "cchc-pl1", catalogue, [(agency, figures)]);
        Assert.Equal((3, 1, 1), (trial.Lines.Count, trial.Held, trial.Passed));
        var broken = Assert.Single(trial.Broken);
        Assert.Equal(("2024-Q1", 13d, 12d), (broken.Period.Key, broken.Outcome!.Value.Left, broken.Outcome.Value.Right));
        Assert.Equal(["2024-Q1"], RuleTrial.Run(rule with { ValidFrom = new DateOnly(2024, 1, 1) }, "cchc-pl1", catalogue, [(agency, figures)]).Lines.Select(l => l.Period.Key));
        Assert.Empty(RuleTrial.Run(rule, "cchc-bm3", catalogue, [(agency, figures)]).Lines);
    }

    [Fact]
    public async Task Suggester_OnTheHistory_FindsTheSumsNoRuleSays()
    {
        var catalogue = await CatalogueAsync();
        AgencyFigures history = new(TestFigures.All.Where(i => catalogue.Find(i.Key) is not null).SelectMany(i => i.Value.Values.Select(f => (catalogue.Find(i.Key)!.Id, f))));
        var found = RuleSuggester.Find(catalogue, [history]);
        var assigned = Assert.Single(found, s => s.Total.Key == "cchc.1.3.1");
        Assert.Equal(("cchc.1.3.2 + cchc.1.3.3", "cchc.1.3.1", 10, 9, "rule.assigned-total"), (assigned.Left, assigned.Right, assigned.Held, assigned.Illustrative, assigned.Weaker?.Key));

        // What a rule says already is not offered, and with the rules taken away the form's own sums come back.
        Assert.DoesNotContain(found, s => s.Total.Key is "cchc.7.1" or "cchc.5.4");
        var bare = new CatalogueSnapshot(catalogue.Calendars, catalogue.Forms, catalogue.Indicators, []);
        Assert.Contains(RuleSuggester.Find(bare, [history]), s => s is { Total.Key: "cchc.7.1", Left: "cchc.7.1.1 + cchc.7.1.2", Held: 10 });
        Assert.Empty(RuleSuggester.Find(bare, []));
    }

    private static Rule Rule(string left, RuleOperator sign, string right) => new("rule.test", Expression.Parse(left), sign, Expression.Parse(right), Severity.Warning, right, new LocalText("Thử", "Test"));

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<CatalogueSnapshot> CatalogueAsync()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        return await store.Get<CatalogueStore>().GetAsync(Cancel);
    }
}
