using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>Counts over other days than their quarter's are read by what they come to a day (methods §0, §3.4).</summary>
public sealed class DeclaredPointsTests
{
    private const int Short = 61;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // As many a day as ever, in two months instead of three: nothing has happened.
    [Fact]
    public async Task Analyse_QuarterOfFewerDaysAtTheUsualPace_IsNoSpecialCause()
    {
        var (catalogue, flow) = await FindAsync();
        var quarters = Quarters(16);
        double Pace(int i) => 10 + (i * 3 % 5 / 10d);
        var last = quarters[^1];
        var figures = quarters.Select((q, i) => (flow.Id, Of(q, Pace(i) * (q == last ? Short : q.Days)))).ToList();
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)> { [(flow.Id, last.Id)] = (last.Start, last.Start.AddDays(Short - 1)) };
        var signal = Analyse(new AgencyFigures(figures, declared)).Series!.Signal;
        Assert.False(signal.Points[^1].Flags.Any);
        Assert.Equal(figures[^1].Item2.Value, signal.Points[^1].Value);
        Assert.True(Analyse(new AgencyFigures(figures)).Series!.Signal.Points[^1].Flags.Outside);

        // Limits of the last point are for its days, those before it for theirs.
        Assert.Equal(signal.Limits, signal.Points[^1].Limits);
        Assert.Equal(signal.Points[^2].Limits!.Value.Center * Short / last.Days, signal.Limits!.Value.Center, 9);
        Assert.Equal(signal.Points.Select(p => (p.Value, p.Flags)), IndicatorAnalyser.Signal(catalogue, TestCalendar.Cchc, flow, new AgencyFigures(figures, declared), last, null, null)!.Points.Select(p => (p.Value, p.Flags)));

        IndicatorAnalysis Analyse(AgencyFigures of) => IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, of, [], last);
    }

    // Whatever days are declared: the same a day has the same flags, the same place within its limits and the same projection as over the quarter's own days.
    [Fact]
    public async Task Analyse_AnyDeclaredDays_IsReadByWhatItComesToADay()
    {
        var (catalogue, flow) = await FindAsync();
        var quarters = Quarters(16);
        var random = new Random(20240614);
        for (var run = 0; run < 40; run++)
        {
            var figures = quarters.Select(q => (flow.Id, Figure: Of(q, random.Next(80, 120) * q.Days))).ToList();
            var days = quarters.Select(q => q.Days - random.Next(0, 30)).ToList();
            var declared = quarters.Zip(days).ToDictionary(q => (flow.Id, q.First.Id), q => (q.First.Start, q.First.Start.AddDays(q.Second - 1)));
            var shorter = figures.Zip(days, (f, d) => (f.Id, Of(f.Figure.Period, f.Figure.Value!.Value / f.Figure.Period.Days * d)));
            var (whole, part) = (Analyse(new AgencyFigures(figures)), Analyse(new AgencyFigures(shorter, declared)));
            Assert.Equal(whole.Signal.Points.Select(p => (p.Flags, p.Direction, p.Type)), part.Signal.Points.Select(p => (p.Flags, p.Direction, p.Type)));
            Assert.Equal((whole.Signal.Variation, whole.Hold), (part.Signal.Variation, part.Hold));
            foreach (var (a, b) in whole.Signal.Points.Zip(part.Signal.Points)) Assert.Equal(a.Value!.Value / a.Limits!.Value.Center, b.Value!.Value / b.Limits!.Value.Center, 9);
            foreach (var (a, b) in whole.Projection.Points.Zip(part.Projection.Points)) Assert.Equal(a.Value, b.Value, 6);
        }

        SeriesAnalysis Analyse(AgencyFigures of) => IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, of, [], quarters[^1]).Series!;
    }

    // Cases to come are those of whole quarters, also where the reports so far were closed early.
    [Fact]
    public async Task Analyse_CasesOfDeclaredDays_AreExpectedOfWholeQuarters()
    {
        var (catalogue, flow) = await FindAsync();
        var rate = catalogue.Find("kpi.resolution-rate")!;
        var quarters = Quarters(15);
        var last = quarters[^1];
        var target = new Target("t", rate.Id, null, TestCalendar.Cchc.Find(last.Year, PeriodKind.Year)!, TargetComparator.AtLeast, 95, "", false, null, null, null);
        var whole = GoalAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, Early(0, null), target, last);
        var declared = quarters.SelectMany(q => new[] { flow.Id, rate.Id }.Select(i => (i, q))).ToDictionary(d => (d.i, d.q.Id), d => (d.q.Start, d.q.Start.AddDays(d.q.Days - 31)));
        var part = GoalAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, Early(30, declared), target, last);
        Assert.True(whole.Volume is { Quarters: > 0 });
        Assert.Equal((whole.Volume.Low, whole.Volume.Mid, whole.Volume.High, whole.Volume.Quarters), (part.Volume!.Low, part.Volume.Mid, part.Volume.High, part.Volume.Quarters));

        AgencyFigures Early(int missing, Dictionary<(int, int), (DateOnly, DateOnly)>? windows)
        {
            var cases = quarters.Select((q, i) => (Period: q, Cases: (100d + (i * 7 % 5)) * (q.Days - missing))).ToList();
            return new AgencyFigures(
                [
                    .. cases.Select(c => (flow.Id, Of(c.Period, c.Cases))),
                    .. cases.Select(c => (catalogue.Find("cchc.3.3.resolved")!.Id, Of(c.Period, c.Cases * 0.9))),
                    .. cases.Select(c => (rate.Id, new Figure(c.Period, ObservationState.Reported, 90, c.Cases * 0.9, c.Cases, false))),
                ],
                windows);
        }
    }

    // The half-year that was closed early leaves eight days to the rest of the year: its fourth quarter has a hundred, and is not high for them.
    [Fact]
    public async Task Analyse_DaysBetweenTwoReports_AreInTheDifferenceToTheYear()
    {
        var (catalogue, flow) = await FindAsync();
        var figures = new List<(int, Figure)>();
        foreach (var year in Enumerable.Range(2018, 7))
        {
            foreach (var (kind, days) in new[] { (PeriodKind.H1, 174), (PeriodKind.Q3, 92), (PeriodKind.Year, 366) })
            {
                var period = TestCalendar.Cchc.Find(year, kind)!;
                figures.Add((flow.Id, Of(period, 10 * (year == 2024 ? days : period.Days))));
            }
        }
        var half = TestCalendar.Period("2024-H1");
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)> { [(flow.Id, half.Id)] = (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6)) };
        var last = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, new AgencyFigures(figures, declared), [], TestCalendar.Period("2024")).Series!.Signal.Points[^1];
        Assert.Equal((1000d, 100 / 91d), (last.Value, last.Length));
        Assert.False(last.Flags.Any);
    }

    // "06/3" typed for "06/6": the second quarter would have ended before it began. It has been warned of; nothing is divided by it.
    [Theory]
    [InlineData("2024-03-06")]
    [InlineData("2024-03-14")]
    [InlineData("2025-06-06")]
    public async Task Analyse_DaysThatNobodyMeans_AreThoseOfTheQuarter(string end)
    {
        var (catalogue, flow) = await FindAsync();
        var half = TestCalendar.Period("2024-H1");
        var figures = new List<(int, Figure)> { (flow.Id, Of(TestCalendar.Period("2023-Q1"), 900)), (flow.Id, Of(TestCalendar.Period("2024-Q1"), 910)), (flow.Id, Of(half, 1830)) };
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>
        {
            [(flow.Id, half.Id)] = (half.Start, DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        };
        var points = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, new AgencyFigures(figures, declared), [], half).Series!.Signal.Points;
        Assert.Equal((920d, 1d), (points[^1].Value, points[^1].Length));
    }

    // "14/1" typed for "14/3" in the first report: neither its quarter nor the one after it is made of that.
    [Fact]
    public async Task Analyse_SlipInTheReportBefore_ChangesNoOtherQuarter()
    {
        var (catalogue, flow) = await FindAsync();
        var (first, half) = (TestCalendar.Period("2024-Q1"), TestCalendar.Period("2024-H1"));
        var figures = new List<(int, Figure)> { (flow.Id, Of(TestCalendar.Period("2023-Q1"), 900)), (flow.Id, Of(first, 910)), (flow.Id, Of(half, 1830)) };
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)> { [(flow.Id, first.Id)] = (first.Start, new DateOnly(2024, 1, 14)) };
        var points = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, new AgencyFigures(figures, declared), [], half).Series!.Signal.Points;
        Assert.Equal((920d, 1d), (points[^1].Value, points[^1].Length));
    }

    // The heading of the third quarter's report says nine months, for the lines that count from the start of the year; this one has the quarter alone.
    [Fact]
    public async Task Analyse_HeadingFromTheStartOfTheYear_LeavesTheQuarterAsLongAsItIs()
    {
        var (catalogue, flow) = await FindAsync();
        var third = TestCalendar.Period("2024-Q3");
        var figures = new List<(int, Figure)> { (flow.Id, Of(TestCalendar.Period("2024-Q1"), 910)), (flow.Id, Of(TestCalendar.Period("2024-H1"), 1830)), (flow.Id, Of(third, 920)) };
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)> { [(flow.Id, third.Id)] = (new DateOnly(2023, 12, 15), new DateOnly(2024, 9, 14)) };
        var reports = new AgencyFigures(figures, declared);
        var points = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, flow, reports, [], third).Series!.Signal.Points;
        Assert.Equal((920d, 1d), (points[^1].Value, points[^1].Length));

        // Nor are days counted twice in what the two come to.
        var nine = SeriesBuilder.Build(catalogue, TestCalendar.Cchc, flow, reports, SeriesAccumulation.Ytd)[^1];
        Assert.Equal(("2024-9M", 275), (nine.Period.Key, new FigureWindows(catalogue, TestCalendar.Cchc, flow, reports).Side(nine, SeriesAccumulation.Ytd).Days));
    }

    private static List<Period> Quarters(int count) => [.. Enumerable.Range((4 * 2024) + 3 - count, count).Select(q => TestCalendar.Cchc.Find(q / 4, PeriodKind.Q1 + (q % 4))!)];

    private static Figure Of(Period period, double value) => new(period, ObservationState.Reported, value, null, null, false);

    private static async Task<(CatalogueSnapshot Catalogue, Indicator Indicator)> FindAsync()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        return (catalogue, catalogue.Find("cchc.3.3.received")!);
    }
}
