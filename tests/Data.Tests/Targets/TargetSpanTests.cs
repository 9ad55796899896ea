using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

/// <summary>A figure is held only against a target that speaks of the same days, or of a later end of the same count.</summary>
public sealed class TargetSpanTests
{
    private static readonly Indicator Flow = new(1, "x", new("x", "x"), new("x", "x"), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 1, 1, null);

    private static readonly FigureBasis Counts = new(Grows: true, FromStart: false, Level: false);
    private static readonly FigureBasis YearToDate = new(Grows: true, FromStart: true, Level: false);
    private static readonly FigureBasis Ratio = new(Grows: false, FromStart: false, Level: false);
    private static readonly FigureBasis Level = new(Grows: false, FromStart: false, Level: true);

    [Theory]

    // The third-quarter report of a year-to-date line is the nine-month figure, and so is its target.
    [InlineData("ytd", SeriesAccumulation.Reported, "2024-Q3", "2024-Q3", true)]
    [InlineData("ytd", SeriesAccumulation.Ytd, "2024-9M", "2024-Q3", true)]
    [InlineData("ytd", SeriesAccumulation.Reported, "2024-9M", "2024-Q3", true)]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q3", "2024-Q3", false)]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q2", "2024-H1", false)]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q4", "2024", false)]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q1", "2024-Q1", true)]
    [InlineData("ytd", SeriesAccumulation.Ytd, "2024", "2024", true)]

    // Of a flow the third quarter stands alone.
    [InlineData("flow", SeriesAccumulation.Reported, "2024-Q3", "2024-Q3", true)]
    [InlineData("flow", SeriesAccumulation.Discrete, "2024-Q3", "2024-Q3", true)]
    [InlineData("flow", SeriesAccumulation.Ytd, "2024-9M", "2024-Q3", false)]
    [InlineData("flow", SeriesAccumulation.Ytd, "2024-9M", "2024-9M", true)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-Q3", "2024-9M", false)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-H1", "2024-H1", true)]
    [InlineData("flow", SeriesAccumulation.Discrete, "2024-Q2", "2024-H1", false)]

    // To a level only the day matters.
    [InlineData("level", SeriesAccumulation.Reported, "2024-9M", "2024-Q3", true)]
    [InlineData("level", SeriesAccumulation.Reported, "2024-H1", "2024-Q2", true)]
    [InlineData("level", SeriesAccumulation.Reported, "2024-H1", "2024-Q3", false)]
    [InlineData("ratio", SeriesAccumulation.Ytd, "2024-9M", "2024-Q3", false)]
    public void Judge_TargetOfAPeriod_IsDueForTheSameDaysOnly(string basis, SeriesAccumulation accumulation, string period, string target, bool due)
    {
        var status = Judge(basis, accumulation, period, 10, (target, 10)).Status;
        Assert.Equal(due, status == Status.Met);
        if (!due) Assert.True(status is Status.NoTarget or Status.NotDue, status.ToString());
    }

    [Theory]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-H1", "2024", true)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-Q1", "2024-Q3", true)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-H1", "2025-H1", true)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024", "2025", true)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-Q3", "2024", false)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-H1", "2024-Q3", false)]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-H1", "2025", false)]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q2", "2024-Q3", false)]
    [InlineData("ytd", SeriesAccumulation.Reported, "2024-Q1", "2024-Q3", true)]
    [InlineData("ratio", SeriesAccumulation.Reported, "2024-H1", "2024-Q3", true)]
    [InlineData("level", SeriesAccumulation.Reported, "2024-H1", "2025", true)]
    public void Judge_LaterTarget_HasAGapOnlyWhereBothCountTheSameWay(string basis, SeriesAccumulation accumulation, string period, string target, bool like)
    {
        var judgement = Judge(basis, accumulation, period, 4, (target, 10));
        Assert.Equal((Status.NotDue, target), (judgement.Status, judgement.Target!.Period.Key));
        Assert.Equal(like ? 6d : null, judgement.Gap);
        Assert.Equal(like, judgement.Toward is not null);
    }

    // What is drawn beside a series, or marked on its scale.
    [Theory]
    [InlineData("flow", SeriesAccumulation.Discrete, "2024-Q1 2024-Q3")]
    [InlineData("flow", SeriesAccumulation.Ytd, "2024-Q1 2024-H1 2024-9M 2024")]
    [InlineData("flow", SeriesAccumulation.Reported, "2024-Q1 2024-H1 2024-Q3 2024")]
    [InlineData("ytd", SeriesAccumulation.Discrete, "2024-Q1")]
    [InlineData("ytd", SeriesAccumulation.Ytd, "2024-Q1 2024-H1 2024-Q3 2024-9M 2024")]
    [InlineData("ratio", SeriesAccumulation.Discrete, "2024-Q1 2024-H1 2024-Q3 2024-9M 2024")]
    [InlineData("level", SeriesAccumulation.Reported, "2024-Q1 2024-H1 2024-Q3 2024-9M 2024")]
    public void Shows_TargetsOfAPeriod_AreThoseOfWindowsLikeTheOnesShown(string basis, SeriesAccumulation accumulation, string shown)
    {
        var covers = basis switch { "flow" => Counts, "ytd" => YearToDate, "ratio" => Ratio, _ => Level };
        Assert.Equal(shown, string.Join(' ', new[] { "2024-Q1", "2024-H1", "2024-Q3", "2024-9M", "2024" }.Where(p => covers.Shows(accumulation, TestCalendar.Period(p)))));
    }

    [Fact]
    public void Judge_LaterTargets_PrefersOneThatCountsTheSameWay() =>
        Assert.Equal(("2024", 6d), (Judge("flow", SeriesAccumulation.Reported, "2024-H1", 4, ("2024-Q3", 3), ("2024", 10)) is var j ? (j.Target!.Period.Key, j.Gap!.Value) : default));

    [Theory]
    [InlineData("kpi.plan-completion", true, true, false)]
    [InlineData("kpi.on-time-rate", false, false, false)]
    [InlineData("kpi.online-full-coverage", false, false, true)]
    [InlineData("kpi.throughput-per-day", false, false, false)]
    [InlineData("kpi.backlog", true, false, false)]
    [InlineData("cchc.1.1.2", true, true, false)]
    [InlineData("cchc.3.3.received", true, false, false)]
    [InlineData("cchc.3.1", false, false, true)]
    [InlineData("cchc.3.3.1", false, false, false)]
    public async Task Basis_OfTheCatalogue_FollowsFromWhatIsCounted(string key, bool grows, bool fromStart, bool level)
    {
        await using var store = await Kpi.Tests.Shared.TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new FigureBasis(grows, fromStart, level), FigureBasis.Of(catalogue, catalogue.Find(key)!));
    }

    private static Judgement Judge(string basis, SeriesAccumulation accumulation, string period, double value, params (string Period, double Value)[] targets)
    {
        var at = TestCalendar.Period(period);
        return TargetJudge.Judge(
            Flow,
            at,
            new Figure(at, ObservationState.Reported, value, null, null, false),
            targets.Select(t => new Target("t", 1, null, TestCalendar.Period(t.Period), TargetComparator.AtLeast, t.Value, "QĐ", false, null, null, null)),
            basis switch { "flow" => Counts, "ytd" => YearToDate, "level" => Level, _ => Ratio },
            accumulation);
    }
}
