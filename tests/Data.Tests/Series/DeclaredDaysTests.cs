using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;

namespace Kpi.Data.Tests.Series;

/// <summary>What is counted a day is divided by the days that were reported, in every accumulation (methods §3.4).</summary>
public sealed class DeclaredDaysTests : StoreTheory
{
    private const string Received = "cchc.3.3.received";
    private const string PerDay = "kpi.throughput-per-day";
    private static readonly (DateOnly, DateOnly) HalfYear = (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6));

    // 16/12/2023–6/6/2024 has 174 days: 93.0057 a day and not 88.43, whether the year or the half-year is asked for.
    [Fact]
    public async Task Build_YearToDateOfADeclaredHalfYear_IsDividedByItsDays()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var (received, rate) = (catalogue.Find(Received)!, catalogue.Find(PerDay)!);
        var figures = Figures(received, [("2024-Q1", 7000, null), ("2024-H1", 16183, HalfYear)]);
        var toDate = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, rate, figures, SeriesAccumulation.Ytd)[^1];
        Assert.Equal(("2024-H1", 93.0057, 174d), (toDate.Period.Key, Math.Round(toDate.Value!.Value, 4), toDate.Denominator));

        // 15/3–6/6: 84 days.
        var quarter = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, rate, figures, SeriesAccumulation.Discrete)[^1];
        Assert.Equal(("2024-Q2", 9183d / 84), (quarter.Period.Key, quarter.Value));

        var year = IndicatorAnalyser.YearToDate(catalogue, TestCalendar.Cchc, rate, figures, [], TestCalendar.Period("2024-H1"))!;
        Assert.Equal(93.0057, year.After!.Value!.Value, 4);
    }

    // Closed on 6 June, the half-year leaves eight days that the third quarter's report does not cover: in no sum of the two, and in what is left of the year.
    [Fact]
    public async Task Side_DaysBetweenTwoReports_AreCountedWhereTheyFell()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var received = catalogue.Find(Received)!;
        var figures = Figures(received, [("2024-H1", 1740, HalfYear), ("2024-Q3", 920, null), ("2024", 3660, null)]);
        var windows = new FigureWindows(catalogue, TestCalendar.Cchc, received, figures);
        var quarters = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, received, figures, SeriesAccumulation.Discrete).ToDictionary(f => f.Period.Key, f => windows.Side(f, SeriesAccumulation.Discrete));
        var toDate = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, received, figures, SeriesAccumulation.Ytd).ToDictionary(f => f.Period.Key);
        Assert.Equal((100, 92, 266), (quarters["2024-Q4"].Days, quarters["2024-Q3"].Days, windows.Side(toDate["2024-9M"], SeriesAccumulation.Ytd).Days));
        Assert.Equal(266, windows.YearToDate(TestCalendar.Period("2024-Q3"), toDate["2024-9M"]).Days);
        Assert.Equal((174, 366), (windows.Side(toDate["2024-H1"], SeriesAccumulation.Ytd).Days, windows.Side(toDate["2024"], SeriesAccumulation.Ytd).Days));
    }

    // Whatever the reports declare, value times days is what was counted, and the days are those of the window that is shown.
    [Fact]
    public async Task Build_AnyDeclaredWindows_IsDividedByTheDaysShown()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var (received, rate) = (catalogue.Find(Received)!, catalogue.Find(PerDay)!);
        var random = new Random(20240614);
        for (var run = 0; run < 50; run++)
        {
            DateOnly[] ends = [new DateOnly(2024, 6, 14).AddDays(random.Next(-9, 9)), new DateOnly(2024, 9, 14).AddDays(random.Next(-9, 9)), new DateOnly(2024, 12, 14).AddDays(random.Next(-9, 9))];
            var first = new DateOnly(2023, 12, 15).AddDays(random.Next(-3, 3));
            var figures = Figures(received, [("2024-Q1", 90, null), ("2024-H1", 200, (first, ends[0])), ("2024-Q3", 120, (ends[0].AddDays(1), ends[1])), ("2024", 410, (first, ends[2]))]);
            foreach (var accumulation in new[] { SeriesAccumulation.Discrete, SeriesAccumulation.Ytd })
            {
                var counted = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, received, figures, accumulation).ToDictionary(f => f.Period);
                var windows = new FigureWindows(catalogue, TestCalendar.Cchc, rate, figures);
                var built = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, rate, figures, accumulation);
                Assert.Equal(4, built.Count);
                foreach (var figure in built)
                {
                    Assert.Equal(windows.Side(figure, accumulation).Days, figure.Denominator);
                    Assert.Equal(counted[figure.Period].Value!.Value, figure.Value!.Value * figure.Denominator!.Value, 9);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_SumOfAgenciesThatDeclareAWindow_IsItsNumeratorOverItsDenominator(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync(Received, "2024-H1", HalfYear, 16183, 174);
        await tree.AddAsync(PerDay, "2024-H1", HalfYear, 16183d / 174, 1);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var scope = RollUpScope.Of(await store.Get<Kpi.Data.Agencies.AgencyStore>().AllAsync(Cancel), tree.Root, below: true, predecessors: false);
        var point = Assert.Single((await store.Get<RollUpStore>().ReadAsync(catalogue.Find(PerDay)!, scope, SeriesAccumulation.Ytd, null, Cancel)).Points);
        Assert.Equal((16357d, 174d), (point.Figure.Numerator, point.Figure.Denominator));
        Assert.Equal(16357d / 174, point.Figure.Value!.Value, 9);
    }

    // Received is known of the second quarter by the difference of two reports, resolved of none: half of what the rate is made of is there, though no report is called the second quarter's.
    [Theory]
    [InlineData(SeriesAccumulation.Discrete, "2024-Q2", 0.5)]
    [InlineData(SeriesAccumulation.Ytd, "2024-H1", 0.5)]
    [InlineData(SeriesAccumulation.Discrete, "2024-Q1", 1d)]
    public async Task Judge_DerivedFigureWithoutAnOperand_IsAsCompleteAsItsAccumulationIs(SeriesAccumulation accumulation, string period, double expected)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var (rate, received, resolved) = (catalogue.Find("kpi.resolution-rate")!, catalogue.Find(Received)!, catalogue.Find("cchc.3.3.resolved")!);
        var figures = new AgencyFigures(
        [
            (received.Id, Reported("2024-Q1", 100)), (received.Id, Reported("2024-H1", 250)), (resolved.Id, Reported("2024-Q1", 90)), (resolved.Id, Figure.Missing(TestCalendar.Period("2024-H1"))),
        ]);
        var series = SeriesStore.Judge(catalogue, TestCalendar.Cchc, rate, accumulation, figures, []);
        Assert.Equal(expected, series.Points.Single(p => p.Figure.Period.Key == period).Completeness);

        // A figure that is there is made of all it needs, and of one that is not something is missing.
        Assert.All(series.Points, p => Assert.Equal(p.Figure.Value is not null, p.Completeness == 1));
    }

    private static Figure Reported(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);

    private static AgencyFigures Figures(Indicator indicator, IReadOnlyList<(string Period, double Value, (DateOnly Start, DateOnly End)? Declared)> reports) => new(
        reports.Select(r => (indicator.Id, Reported(r.Period, r.Value))),
        reports.Where(r => r.Declared is not null).ToDictionary(r => (indicator.Id, TestCalendar.Period(r.Period).Id), r => r.Declared!.Value));
}
