using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>A limit on what the catalogue holds better higher, and a floor on what it holds better lower: the target says what is better, and every verdict of one figure agrees.</summary>
public sealed class TargetDirectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compare_RiseAboveALimit_IsWorseThoughMoreIsBetterWithoutIt()
    {
        var (catalogue, coverage) = await FindAsync("kpi.online-full-coverage");
        var figures = Figures(coverage, ("2023-H1", 20), ("2024-H1", 40));
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, coverage, figures, [Target(coverage, "2024-H1", TargetComparator.AtMost, 30)], TestCalendar.Period("2024-H1"));
        Assert.Equal((Status.Missed, false, false), (analysis.Judgement.Status, analysis.YearBefore.Better, analysis.Previous.Better));

        // A target that is due later says so too; without one the catalogue does.
        Assert.False(Better(Target(coverage, "2025", TargetComparator.AtMost, 30)));
        Assert.True(Better(Target(coverage, "2024-H1", TargetComparator.AtLeast, 30)));
        Assert.True(Better());

        bool? Better(params Target[] targets) => IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, coverage, figures, targets, TestCalendar.Period("2023-H1"), TestCalendar.Period("2024-H1")).Better;
    }

    // Whatever the catalogue says and whatever the target is: a change for the better is one towards it, and the limits are held against the same side.
    [Fact]
    public async Task Analyse_AnyDirectionAndTarget_AgreesWithTheTarget()
    {
        var (catalogue, stored) = await FindAsync("kpi.online-full-coverage");
        foreach (var direction in new[] { Direction.None, Direction.Higher, Direction.Lower })
        {
            foreach (var comparator in Enum.GetValues<TargetComparator>())
            {
                foreach (var risen in new[] { true, false }) Check(catalogue, stored with { Direction = direction }, comparator, risen);
            }
        }
    }

    private static void Check(CatalogueSnapshot catalogue, Indicator coverage, TargetComparator comparator, bool risen)
    {
        var values = Enumerable.Range(0, 16).Select(i => 20d + (i * 3 % 5)).Append(risen ? 40 : 2).ToList();
        var places = Enumerable.Range(0, values.Count).Select(i => (4 * 2024) + 2 - values.Count + i);
        var periods = places.Select(q => TestCalendar.Cchc.Find(q / 4, (q % 4) switch { 0 => PeriodKind.Q1, 1 => PeriodKind.H1, 2 => PeriodKind.Q3, _ => PeriodKind.Year })!).ToList();
        var figures = new AgencyFigures(periods.Zip(values, (p, v) => (coverage.Id, new Figure(p, ObservationState.Reported, v, null, null, false))));
        var target = Target(coverage, "2024-H1", comparator, 30);
        if (comparator == TargetComparator.Between) target = target with { High = 35 };
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, coverage, figures, [target], periods[^1]);
        var up = comparator == TargetComparator.AtLeast;
        var neutral = comparator == TargetComparator.Between || coverage.Direction == Direction.None;
        var expected = (neutral, risen) switch
        {
            (true, true) => Variation.NeutralHigh,
            (true, false) => Variation.NeutralLow,
            (false, true) => up ? Variation.ImprovementHigh : Variation.ConcernHigh,
            _ => up ? Variation.ConcernLow : Variation.ImprovementLow,
        };
        Assert.Equal((coverage.Direction, comparator, expected), (coverage.Direction, comparator, analysis.Series!.Signal.Variation));
        Assert.Equal(coverage.Direction != Direction.None || comparator == TargetComparator.Between, analysis.Series.Signal.Assurance is not null);
        if (!neutral) Assert.Equal(risen == up, analysis.YearBefore.Better);
    }

    private static async Task<(CatalogueSnapshot Catalogue, Indicator Indicator)> FindAsync(string key)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        return (catalogue, catalogue.Find(key)!);
    }

    private static AgencyFigures Figures(Indicator indicator, params (string Period, double Value)[] reported) =>
        new(reported.Select(r => (indicator.Id, new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, r.Value, null, null, false))));

    private static Target Target(Indicator indicator, string period, TargetComparator comparator, double value) =>
        new("t", indicator.Id, null, TestCalendar.Period(period), comparator, value, "QĐ", false, null, null, null);
}
