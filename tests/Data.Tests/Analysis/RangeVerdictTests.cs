using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>What is better where a range judges the later period, although the catalogue has a direction: by how far outside it each side is.</summary>
public sealed class RangeVerdictTests
{
    private const string Rate = "kpi.on-time-rate";
    private const string Flow = "cchc.3.3.received";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // More is better of the rate, but not above 95 %.
    [Theory]
    [InlineData(92, 99, Status.Missed, false)]
    [InlineData(92, 96, Status.Near, false)]
    [InlineData(99, 97, Status.Near, true)]
    [InlineData(99, 93, Status.Met, true)]
    [InlineData(85, 92, Status.Met, true)]
    [InlineData(91, 94, Status.Met, null)]
    public async Task Compare_LaterPeriodJudgedByARange_GoesByTheRange(double before, double after, Status status, bool? better)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var (catalogue, rate) = await FindAsync(store, Rate);
        var figures = Figures(rate, ("2023-H1", before), ("2024-H1", after));
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, figures, [Range(rate, "2024-H1", 90, 95)], TestCalendar.Period("2024-H1"));
        Assert.Equal((status, better, better), (analysis.Judgement.Status, analysis.YearBefore.Better, analysis.Previous.Better));
        Assert.Equal(better, Compare(Range(rate, "2024-H1", 90, 95)));

        // A range that judged the earlier period alone says nothing of the later one.
        Assert.Equal(after > before, Compare(Range(rate, "2023-H1", 90, 95)));
        Assert.Equal(after > before, Compare(AtLeast(rate, "2024-H1", 90)));
        Assert.Equal(after > before, Compare());

        bool? Compare(params Target[] targets) =>
            IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, rate, figures, targets, TestCalendar.Period("2023-H1"), TestCalendar.Period("2024-H1")).Better;
    }

    [Fact]
    public async Task Compare_SeveralTargets_GoesByTheOneThatJudges()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var (catalogue, rate) = await FindAsync(store, Rate);
        var figures = Figures(rate, ("2023-H1", 92), ("2024-H1", 99));
        var (range, least) = (Range(rate, "2024-H1", 90, 95), AtLeast(rate, "2024-H1", 90));

        // The agency's own before a general one, whichever comes first.
        Assert.False(Better(least, range with { AgencyId = 1 }));
        Assert.True(Better(range, least with { AgencyId = 1 }));

        // Of two versions the one in force on the last day, 14/6/2024.
        Assert.False(Better(least with { ValidTo = new DateOnly(2024, 6, 13) }, range with { ValidFrom = new DateOnly(2024, 6, 14) }));
        Assert.True(Better(least with { ValidTo = new DateOnly(2024, 6, 14) }, range with { ValidFrom = new DateOnly(2024, 6, 15) }));

        // A rate is held against a later one too, where none is due.
        Assert.False(Better(Range(rate, "2024", 90, 95)));
        Assert.True(Better(Range(rate, "2024", 90, 95), least));

        bool? Better(params Target[] targets) =>
            IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, rate, figures, targets, TestCalendar.Period("2023-H1"), TestCalendar.Period("2024-H1")).Better;
    }

    // A quarter's count and the range of a year are no two things to hold against each other: neither more nor less is better then.
    [Fact]
    public async Task Compare_RangeOfAnotherWindow_SaysNeither()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var (catalogue, flow) = await FindAsync(store, Flow);
        flow = flow with { Direction = Direction.Higher };
        var figures = Figures(flow, ("2023-Q3", 50), ("2024-Q3", 60));
        Comparison Of(params Target[] targets) => IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, flow, figures, targets, TestCalendar.Period("2023-Q3"), TestCalendar.Period("2024-Q3"));
        Assert.Equal((10d, null), (Of(Range(flow, "2024", 200, 250)).Absolute, Of(Range(flow, "2024", 200, 250)).Better));
        Assert.False(Of(Range(flow, "2024-Q3", 40, 55)).Better);
    }

    // What the year has given has the target that speaks of the year by then: nine months, not the third quarter alone.
    [Fact]
    public async Task YearToDate_GoesByTheRangeOfTheYearByThen()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var (catalogue, flow) = await FindAsync(store, Flow);
        flow = flow with { Direction = Direction.Higher };
        var figures = Figures(flow, ("2023-H1", 100), ("2023-Q3", 50), ("2024-H1", 110), ("2024-Q3", 60));
        bool? Better(params Target[] targets) => IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, flow, figures, targets, TestCalendar.Period("2024-Q3"))!.Better;
        Assert.True(Better());
        Assert.False(Better(Range(flow, "2024-9M", 140, 160)));
        Assert.True(Better(Range(flow, "2024-9M", 160, 180)));
        Assert.False(Better(Range(flow, "2024-9M", 140, 160), AtLeast(flow, "2024-Q3", 1)));
        Assert.True(Better(AtLeast(flow, "2024-9M", 1), Range(flow, "2024-Q3", 40, 50)));
    }

    private static async Task<(CatalogueSnapshot Catalogue, Indicator Indicator)> FindAsync(TestStore store, string key)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        return (catalogue, catalogue.Find(key)!);
    }

    private static AgencyFigures Figures(Indicator indicator, params (string Period, double Value)[] reported) =>
        new(reported.Select(r => (indicator.Id, new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, r.Value, null, null, false))));

    private static Target AtLeast(Indicator indicator, string period, double value) =>
        new("t", indicator.Id, null, TestCalendar.Period(period), TargetComparator.AtLeast, value, "QĐ", false, null, null, null);

    private static Target Range(Indicator indicator, string period, double low, double high) => AtLeast(indicator, period, low) with { Comparator = TargetComparator.Between, High = high };
}
