using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Tests.Series;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>Only figures of like windows are compared, by the days they cover and not by the names of their periods (methods §3.3, §3.4).</summary>
public sealed class ComparedWindowsTests : StoreTheory
{
    private const string Ytd = "cchc.1.1.2";
    private const string Flow = "cchc.3.3.received";

    // What a year-to-date line reports for the third quarter are nine months: only those of another year are like it.
    [Theory]
    [InlineData(Ytd, "2024-Q1", "2024-Q3", ComparisonRefusal.OverlappingWindows)]
    [InlineData(Ytd, "2024-H1", "2024-Q3", ComparisonRefusal.OverlappingWindows)]
    [InlineData(Ytd, "2023-Q1", "2024-Q3", ComparisonRefusal.UnlikeWindows)]
    [InlineData(Ytd, "2023-H1", "2024-Q3", ComparisonRefusal.UnlikeWindows)]
    [InlineData(Ytd, "2023-Q3", "2024-Q3", null)]
    [InlineData(Ytd, "2023-9M", "2024-Q3", null)]
    [InlineData(Ytd, "2023-Q2", "2024-H1", null)]
    [InlineData("kpi.plan-completion", "2024-Q1", "2024-Q3", ComparisonRefusal.OverlappingWindows)]
    [InlineData("kpi.plan-completion", "2023-Q1", "2024-Q3", ComparisonRefusal.UnlikeWindows)]
    [InlineData("kpi.plan-completion", "2023-Q3", "2024-Q3", null)]
    [InlineData(Flow, "2024-Q1", "2024-Q3", null)]
    [InlineData(Flow, "2024-H1", "2024-Q3", ComparisonRefusal.UnlikeWindows)]
    [InlineData("kpi.resolution-rate", "2024-Q1", "2024-Q3", null)]
    [InlineData("cchc.7.1.1", "2024-Q1", "2024-Q3", null)]
    [InlineData("kpi.online-full-coverage", "2024-Q1", "2024-H1", null)]
    public async Task Compare_Periods_GoesByWhatTheirFiguresCover(string key, string before, string after, ComparisonRefusal? expected)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (catalogue, indicator) = await FindAsync(store, key);
        Assert.Equal(expected, IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, indicator, Figures(indicator, (before, 8), (after, 29)), [], TestCalendar.Period(before), TestCalendar.Period(after)).Refusal);
    }

    [Fact]
    public async Task Previous_OfAYearToDateLine_IsTheNineMonthsOfTheYearBefore()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (catalogue, indicator) = await FindAsync(store, Ytd);
        var alone = Analyse(("2024-Q1", 8), ("2024-H1", 19), ("2024-Q3", 29)).Previous;
        Assert.Equal((ComparisonRefusal.MissingSide, null), (alone.Refusal, alone.Before));

        var previous = Analyse(("2023-Q1", 6), ("2023-Q3", 24), ("2024-Q1", 8), ("2024-H1", 19), ("2024-Q3", 29)).Previous;
        Assert.Equal(("2023-Q3", 5d, false), (previous.Before!.Period.Key, previous.Absolute!.Value, previous.PerDay));
        Assert.Equal((new DateOnly(2022, 12, 15), new DateOnly(2023, 9, 14), 274), (previous.Before.Start, previous.Before.End, previous.Before.Days));

        IndicatorAnalysis Analyse(params (string Period, double Value)[] reported) =>
            IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, Figures(indicator, reported), [], TestCalendar.Period("2024-Q3"));
    }

    // Whatever is compared, both windows are as long and apart; levels have no length.
    [Fact]
    public async Task Compare_EveryIndicatorInEveryPairOfPeriods_NeverMixesWindows()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        string[] keys = ["2023-Q1", "2023-Q2", "2023-H1", "2023-05", "2023-Q3", "2023-9M", "2023-Q4", "2023", "2024-Q1", "2024-H1", "2024-05", "2024-Q3", "2024-9M", "2024"];
        var compared = 0;
        foreach (var indicator in catalogue.Indicators.Where(i => i.Kind != ValueKind.Enumeration))
        {
            var basis = FigureBasis.Of(catalogue, indicator);
            var figures = Figures(indicator, [.. keys.Select((k, i) => (k, 100d + i))]);
            foreach (var (a, b) in keys.SelectMany(one => keys.Where(other => other != one).Select(other => (one, other))))
            {
                var comparison = IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, indicator, figures, [], TestCalendar.Period(a), TestCalendar.Period(b));
                if (basis.Level)
                {
                    Assert.Null(comparison.Refusal);
                    continue;
                }
                var (from, to) = (Window(a, basis.FromStart), Window(b, basis.FromStart));
                var apart = from.End < to.Start || to.End < from.Start;
                var alike = Math.Abs((from.End.DayNumber - from.Start.DayNumber) - (to.End.DayNumber - to.Start.DayNumber)) < 15;
                Assert.Equal(apart && alike, comparison.Refusal is null);
                Assert.Equal(!apart, comparison.Refusal == ComparisonRefusal.OverlappingWindows);
                if (comparison.Refusal is null) compared++;
            }
        }
        Assert.True(compared > 1000);

        static (DateOnly Start, DateOnly End) Window(string key, bool fromStart)
        {
            var period = TestCalendar.Period(key);
            return (fromStart ? new DateOnly(period.Year - 1, 12, 15) : period.Start, period.End);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Compare_ReportThatDeclaresItsOwnWindow_IsPerDay(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 1);
        await tree.AddAsync(Flow, "2023-H1", 1820);
        var then = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        await tree.AddAsync(Flow, "2024-H1", (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6)), 1914);
        store.Clock.Advance(TimeSpan.FromDays(1));
        var between = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        var unit = (await store.Get<Kpi.Data.Agencies.AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == "unit-0").Id;
        var (catalogue, indicator) = await FindAsync(store, Flow);

        // 1820 in 182 days against 1914 in 174: 10 against 11 a day.
        var declared = await CompareAsync(null);
        Assert.Equal((true, 174, 1d), (declared.PerDay, declared.After!.Days, Math.Round(declared.Absolute!.Value, 9)));
        Assert.Equal(new DateOnly(2023, 12, 16), declared.After.Start);
        Assert.Equal(ComparisonRefusal.MissingSide, (await CompareAsync(then)).Refusal);

        // Corrected by a report over the period's own days; as known before, it is still that of the other window.
        await tree.AddAsync(Flow, "2024-H1", 2000);
        var corrected = await CompareAsync(null);
        Assert.Equal((false, 183, 180d), (corrected.PerDay, corrected.After!.Days, corrected.Absolute!.Value));
        Assert.Equal(174, (await CompareAsync(between)).After!.Days);

        async Task<Comparison> CompareAsync(DateTime? asOf) => IndicatorAnalyser.Compare(
            catalogue, TestCalendar.Cchc, indicator, await store.Get<ObservationStore>().FiguresAsync(unit, [indicator.Id], asOf, Cancel), [], TestCalendar.Period("2023-H1"), TestCalendar.Period("2024-H1"));
    }

    [Fact]
    public async Task Compare_DeclaredWindows_CountForAYearToDateLineFromWhereItsYearBegan()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (catalogue, indicator) = await FindAsync(store, Ytd);
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>
        {
            [(indicator.Id, TestCalendar.Period("2024-H1").Id)] = (new DateOnly(2023, 12, 20), new DateOnly(2024, 6, 6)),
            [(indicator.Id, TestCalendar.Period("2024-Q3").Id)] = (new DateOnly(2024, 6, 7), new DateOnly(2024, 9, 10)),
        };
        var figures = new AgencyFigures(new[] { ("2023-Q3", 24d), ("2024-H1", 19), ("2024-Q3", 29) }.Select(f => (indicator.Id, Figure(f.Item1, f.Item2))), declared);
        var comparison = IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, indicator, figures, [], TestCalendar.Period("2023-Q3"), TestCalendar.Period("2024-Q3"));
        Assert.Equal((new DateOnly(2023, 12, 20), new DateOnly(2024, 9, 10), true), (comparison.After!.Start, comparison.After.End, comparison.PerDay));

        // Reports that reach into each other have days in common.
        declared[(indicator.Id, TestCalendar.Period("2023-Q3").Id)] = (new DateOnly(2023, 6, 15), new DateOnly(2023, 12, 21));
        Assert.Equal(
            ComparisonRefusal.OverlappingWindows,
            IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, indicator, figures, [], TestCalendar.Period("2023-Q3"), TestCalendar.Period("2024-Q3")).Refusal);
    }

    // Whatever days reports declare, the quarters of a year follow each other and have as many days as the year to date.
    [Theory]
    [InlineData(Ytd)]
    [InlineData(Flow)]
    public async Task Side_OfASeries_QuartersTogetherCoverTheYearToDate(string key)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (catalogue, indicator) = await FindAsync(store, key);
        foreach (var (h1, q3, year) in new[] { (0, 0, 0), (-8, 0, 0), (-8, -4, 0), (6, -4, 3), (0, 5, -2) })
        {
            DateOnly[] ends = [new DateOnly(2024, 6, 14).AddDays(h1), new DateOnly(2024, 9, 14).AddDays(q3), new DateOnly(2024, 12, 14).AddDays(year)];
            var first = new DateOnly(2023, 12, 15);
            var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>
            {
                [(indicator.Id, TestCalendar.Period("2024-H1").Id)] = (first, ends[0]),
                [(indicator.Id, TestCalendar.Period("2024-Q3").Id)] = (ends[0].AddDays(1), ends[1]),
                [(indicator.Id, TestCalendar.Period("2024").Id)] = (first, ends[2]),
            };
            var reported = new[] { ("2024-Q1", 8d), ("2024-H1", 19), ("2024-Q3", 29), ("2024", 90) }.Select(f => (indicator.Id, Figure(f.Item1, f.Item2)));
            var figures = new AgencyFigures(reported, declared);
            var windows = new FigureWindows(catalogue, TestCalendar.Cchc, indicator, figures);
            ComparisonSide[] Sides(SeriesAccumulation accumulation) => [.. SeriesBuilder.Build(catalogue, TestCalendar.Cchc, indicator, figures, accumulation).Select(f => windows.Side(f, accumulation))];
            var (quarters, toDate) = (Sides(SeriesAccumulation.Discrete), Sides(SeriesAccumulation.Ytd));
            Assert.Equal([.. ends.Prepend(new DateOnly(2024, 3, 14))], quarters.Select(s => s.End));
            Assert.Equal(quarters.Select(s => s.End), toDate.Select(s => s.End));
            Assert.All(toDate, s => Assert.Equal(first, s.Start));
            for (var k = 0; k < quarters.Length; k++) Assert.Equal(toDate[k].Days, quarters.Take(k + 1).Sum(q => q.Days));
            Assert.All(quarters.Zip(quarters.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
        }
    }

    [Fact]
    public async Task YearToDate_OfAFlow_AddsUpBothYearsToTheSameDay()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (catalogue, flow) = await FindAsync(store, Flow);
        var figures = Figures(flow, ("2023-H1", 100), ("2023-Q3", 50), ("2024-H1", 110), ("2024-Q3", 60));
        var ytd = IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, flow, figures, [], TestCalendar.Period("2024-Q3"))!;
        Assert.Equal(("2023-9M", 150d, 170d, 20d), (ytd.Before!.Period.Key, ytd.Before.Value!.Value, ytd.After!.Value!.Value, ytd.Absolute!.Value));
        Assert.Equal((274, 275, false), (ytd.Before.Days, ytd.After.Days, ytd.PerDay));
        Assert.Equal(10, IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, flow, figures, [], TestCalendar.Period("2024-H1"))!.Absolute);

        // Without the first half nothing is known of the nine months; that is not zero.
        var gap = IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, flow, Figures(flow, ("2023-Q3", 50), ("2024-H1", 110), ("2024-Q3", 60)), [], TestCalendar.Period("2024-Q3"))!;
        Assert.Equal((ComparisonRefusal.MissingSide, 170d), (gap.Refusal, gap.After!.Value!.Value));

        var stock = (await FindAsync(store, "cchc.7.1.1")).Indicator;
        Assert.Null(IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, stock, Figures(stock, ("2023-H1", 1), ("2024-H1", 2)), [], TestCalendar.Period("2024-H1")));
        Assert.Null(IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, flow, figures, [], TestCalendar.Period("2024-05")));
    }

    private static async Task<(CatalogueSnapshot Catalogue, Indicator Indicator)> FindAsync(TestStore store, string key)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        return (catalogue, catalogue.Find(key)!);
    }

    private static AgencyFigures Figures(Indicator indicator, params (string Period, double Value)[] reported) => new(reported.Select(r => (indicator.Id, Figure(r.Period, r.Value))));

    private static Figure Figure(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);
}
