using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>Whole analyses over the real catalogue.</summary>
public sealed class IndicatorAnalyserTests
{
    [Fact]
    public async Task Analyse_QuarterThatCorrectsEarlierOnes_KeepsTheYearAndLeavesTheQuarterOut()
    {
        // H1 below Q1: the second quarter takes 3 back. It counts towards the year, and says nothing of the quarter.
        var analysis = await AnalyseAsync("cchc.3.3.received", "2024-H1", null, ("2023-Q1", 10), ("2023-H1", 21), ("2023-Q3", 9), ("2023", 40), ("2024-Q1", 12), ("2024-H1", 9));
        Assert.Equal("2024-Q2", analysis.Periods[^1].Key);
        Assert.Null(analysis.Series!.Signal.Points[^1].Value);
        Assert.Equal(5, analysis.Series.Signal.Count);
        Assert.Equal(ProjectionHold.Break, analysis.Series.Hold);

        // What is said of the variation is of the quarter before, and the quarter left out is named.
        Assert.Equal("2024-Q1", analysis.VariationPeriod!.Key);
        Assert.Equal([("2024-Q2", SeriesProblemKind.NegativeFlow)], analysis.Problems.Select(p => (p.Period!.Key, p.Kind)));
    }

    [Theory]
    [InlineData("2024-Q1", null, new[] { SeriesProblemKind.OnePoint })]
    [InlineData("2024-H1", 0d, new[] { SeriesProblemKind.Constant, SeriesProblemKind.ZeroTarget })]
    [InlineData("2024-Q3", 5d, new SeriesProblemKind[0])]
    public async Task Analyse_WhatCannotBeSaid_IsNamed(string period, double? target, SeriesProblemKind[] expected)
    {
        var analysis = await AnalyseAsync("cchc.7.1", period, target is { } value ? (period, value) : null, ("2024-Q1", 7), ("2024-H1", 7), ("2024-Q3", 9));
        Assert.Equal(expected, analysis.Problems.Select(p => p.Kind));
        Assert.Null(analysis.VariationPeriod);
    }

    /// <summary>More resolved than came in: a rate above 100 %, whose limits lie around its mean and whose projection is not held below 100.</summary>
    [Fact]
    public async Task Analyse_RateAboveTheWhole_HasLimitsAroundItsMeanAndAProjectionAboveIt()
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var (rate, received, resolved) = (catalogue.Find("kpi.resolution-rate")!, catalogue.Find("cchc.3.3.received")!, catalogue.Find("cchc.3.3.resolved")!);
        (string Period, double Received, double Resolved)[] reports = [("2023-Q1", 100, 110), ("2023-H1", 240, 270), ("2023-Q3", 120, 125), ("2023", 490, 545), ("2024-Q1", 105, 118), ("2024-H1", 245, 280)];
        var figures = new AgencyFigures(reports.SelectMany(r => new[] { (received.Id, Reported(r.Period, r.Received)), (resolved.Id, Reported(r.Period, r.Resolved)) }));
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, figures, [], TestCalendar.Period("2024-H1"));
        var limits = analysis.Series!.Signal.Limits!.Value;
        Assert.Equal(analysis.Series.Signal.Points.Average(p => p.Value)!.Value, limits.Center, 9);
        Assert.True(limits.Lower < limits.Center && limits.Center < limits.Upper && limits.Center > 100);
        Assert.Null(analysis.Series.Signal.SigmaZ);
        Assert.All(analysis.Series.Projection.Points, p => Assert.True(p.Value > 110, p.ToString()));

        static Figure Reported(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);
    }

    // z by turns above and below a mean of 50 %, over denominators of 100 and 200: σz = 2·|z|/1.128.
    [Theory]
    [InlineData(0.79, ControlChart.PPrime)]
    [InlineData(0.81, ControlChart.P)]
    [InlineData(1, ControlChart.P)]
    [InlineData(1.19, ControlChart.P)]
    [InlineData(1.21, ControlChart.PPrime)]
    public void Chart_OfUnequalDenominators_IsPWhereOnlyChanceVaries(double sigmaZ, ControlChart expected)
    {
        var z = sigmaZ * 1.128 / 2;
        var points = new[] { (100, z), (100, -z), (200, z), (200, -z) }.Select(p => Share(50 + (100 * p.Item2 * Math.Sqrt(0.25 / p.Item1)), p.Item1)).ToList();
        Assert.Equal(expected, IndicatorAnalyser.ChartFor(Rate, points));
    }

    [Theory]
    [InlineData(124.9, ControlChart.Xmr)]
    [InlineData(125, ControlChart.PPrime)]
    public void Chart_OfDenominators_IsXmrBelowAQuarterOfDifference(double widest, ControlChart expected) =>
        Assert.Equal(expected, IndicatorAnalyser.ChartFor(Rate, [Share(20, 100), Share(80, widest), Share(20, 100)]));

    [Fact]
    public void Chart_WithoutCountsOrOfMoreThanTheWhole_IsXmr()
    {
        SeriesValue[] unequal = [Share(20, 100), Share(80, 200), Share(20, 100)];
        Assert.Equal(ControlChart.PPrime, IndicatorAnalyser.ChartFor(Rate, unequal));
        Assert.Equal(ControlChart.Xmr, IndicatorAnalyser.ChartFor(Rate with { Kind = ValueKind.Number }, unequal));
        Assert.Equal(ControlChart.Xmr, IndicatorAnalyser.ChartFor(Rate, [.. unequal, new(50)]));
        Assert.Equal(ControlChart.Xmr, IndicatorAnalyser.ChartFor(Rate, [.. unequal, Share(301, 100)]));
        Assert.Equal(ControlChart.PPrime, IndicatorAnalyser.ChartFor(Rate, [.. unequal, Share(100, 100), default]));
        Assert.Equal(ControlChart.Xmr, IndicatorAnalyser.ChartFor(Rate, [Share(20, 100), default]));
    }

    [Fact]
    public async Task Analyse_NineMonthFigureOfAYearToDateLine_IsJudgedByTheThirdQuartersTarget()
    {
        var analysis = await AnalyseAsync("cchc.1.1.2", "2024-Q3", ("2024-Q3", 30), ("2024-Q1", 8), ("2024-H1", 19), ("2024-Q3", 29));
        Assert.Equal((Status.Near, 1d), (analysis.Judgement.Status, analysis.Judgement.Gap));
    }

    [Fact]
    public async Task Analyse_YearToDateLineAgainstTheYear_SaysWhatIsLeftADay()
    {
        var analysis = await AnalyseAsync("cchc.1.1.2", "2024-Q3", ("2024", 39), ("2024-Q1", 8), ("2024-H1", 19), ("2024-Q3", 29));
        Assert.Equal((10d, 91), (analysis.Outlook!.Count!.Remaining, analysis.Outlook.DaysLeft));

        // Quarters 8, 11, 10: b = 1, one step of half-drift gives 10.5, on top of 29.
        Assert.Equal(39.5, analysis.Outlook.Forecast!.Value, 9);
    }

    // Quarters of 20 to 24 and one of 40, above the limits: where more is better that is an improvement, between two bounds it is neither better nor worse.
    [Fact]
    public async Task Analyse_HeldAgainstARange_HasItsAssuranceAndNoBetterDirection()
    {
        var usual = Enumerable.Range(0, 16).Select(i => 20d + (i * 3 % 5)).ToList();
        var (one, range) = (await SignalAsync(null, [.. usual, 40]), await SignalAsync(60, [.. usual, 40]));
        Assert.Equal((Variation.ImprovementHigh, Variation.NeutralHigh), (one.Variation, range.Variation));
        Assert.Equal(Assurance.ConsistentPass, (await SignalAsync(60, [.. usual])).Assurance);
        Assert.Equal(Assurance.ConsistentPass, (await SignalAsync(null, [.. usual])).Assurance);
        Assert.Equal(Assurance.Inconsistent, (await SignalAsync(22, [.. usual])).Assurance);

        static async Task<SignalResult> SignalAsync(double? high, double[] values)
        {
            await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
            var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
            var indicator = catalogue.Find("kpi.online-full-coverage")!;
            var periods = Enumerable.Range(0, values.Length).Select(i => (4 * 2024) + 1 - values.Length + 1 + i).Select(q => TestCalendar.Cchc.Find(q / 4, (q % 4) switch { 0 => PeriodKind.Q1, 1 => PeriodKind.H1, 2 => PeriodKind.Q3, _ => PeriodKind.Year })!).ToList();
            var figures = new AgencyFigures(periods.Zip(values, (p, v) => (indicator.Id, new Figure(p, ObservationState.Reported, v, null, null, false))));
            var target = new Target("t", indicator.Id, null, periods[^1], high is null ? TargetComparator.AtLeast : TargetComparator.Between, 1, "QĐ", false, null, null, null) { High = high };
            var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, figures, [target], periods[^1]);
            Assert.Equal(analysis.Series!.Signal.Variation, IndicatorAnalyser.Signal(catalogue, TestCalendar.Cchc, indicator, figures, periods[^1], target, null)!.Variation);
            return analysis.Series.Signal;
        }
    }

    // 22 of 39 by the half-year, 56.4 %, in quarters of 25.6 and 30.8 %: what quarters vary by says nothing of what the half-year is to reach.
    [Theory]
    [InlineData("2024-H1", "2024-H1", Status.Met, false)]
    [InlineData("2024-H1", "2024", Status.NotDue, false)]
    [InlineData("2024-Q1", "2024-Q1", Status.Missed, true)]
    [InlineData("2024-Q1", "2024-H1", Status.NotDue, false)]
    public async Task Analyse_QuartersOfAYearToDateShare_AreHeldAgainstNoLongerWindow(string period, string due, Status status, bool held)
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var (plan, done, planned) = (catalogue.Find("kpi.plan-completion")!, catalogue.Find("cchc.1.1.2")!, catalogue.Find("cchc.1.1.1")!);
        string[] kinds = ["-Q1", "-H1", "-Q3", ""];
        var figures = new AgencyFigures(Enumerable.Range(2021, 4).SelectMany(y => kinds.Select((k, i) => (Period: $"{y}{k}", Done: y == 2024 && i < 2 ? new[] { 10d, 22 }[i] : (10 * (i + 1)) + ((y + i) % 3))))
            .Where(r => TestCalendar.Period(r.Period).End <= TestCalendar.Period(period).End)
            .SelectMany(r => new[] { (done.Id, Count(r.Period, r.Done)), (planned.Id, Count(r.Period, 39)), (plan.Id, new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, 100 * r.Done / 39, r.Done, 39, false)) }));
        var target = new Target("t", plan.Id, null, TestCalendar.Period(due), TargetComparator.AtLeast, 50, "QĐ", false, null, null, null);
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, plan, figures, [target], TestCalendar.Period(period));
        Assert.Equal((status, target), (analysis.Judgement.Status, analysis.Judgement.Target));
        Assert.Equal(held, analysis.Series!.Signal.Assurance is not null);
        Assert.Equal(held, analysis.Series.Chance is not null);
        Assert.Equal(analysis.Series.Signal.Assurance, IndicatorAnalyser.Signal(catalogue, TestCalendar.Cchc, plan, figures, TestCalendar.Period(period), target, null)!.Assurance);

        static Figure Count(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);
    }

    // Whatever is counted, in whatever period and against whatever target: the limits of quarters beside a quarter's target alone, those of rates and levels beside any.
    [Fact]
    public async Task Analyse_AnyCountAndTarget_HasAnAssuranceOfItsOwnWindowsOnly()
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        string[] kinds = ["-Q1", "-H1", "-Q3", ""];
        string[] due = ["2024-Q1", "2024-Q2", "2024-H1", "2024-Q3", "2024-9M", "2024-Q4", "2024"];
        foreach (var indicator in new[] { "cchc.1.1.2", "cchc.3.3.received", "cchc.7.1.1" }.Select(k => catalogue.Find(k)! with { Direction = Direction.Higher }))
        {
            var random = new Random(20240614);
            var all = Enumerable.Range(2021, 4).SelectMany(y => kinds.Select((k, i) => (Id: indicator.Id, Figure: new Figure(TestCalendar.Period($"{y}{k}"), ObservationState.Reported, Given(indicator, i) + random.Next(3), null, null, false)))).ToList();
            foreach (var (period, target) in kinds.SelectMany(k => due.Select(d => (TestCalendar.Period($"2024{k}"), new Target("t", indicator.Id, null, TestCalendar.Period(d), TargetComparator.AtLeast, 12, "QĐ", false, null, null, null)))))
            {
                var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, new AgencyFigures(all.Where(f => f.Figure.Period.End <= period.End)), [target], period);
                if (analysis.Judgement.Target is null) continue;
                var quarter = target.Period.Kind == PeriodKind.Q1 || (indicator.Accumulation == Accumulation.Flow && target.Period.Kind is PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4);
                Assert.Equal((indicator.Key, period.Key, target.Period.Key, quarter || indicator.Accumulation == Accumulation.Stock), (indicator.Key, period.Key, target.Period.Key, analysis.Series!.Signal.Assurance is not null));
                Assert.Equal(analysis.Series.Signal.Assurance is not null, analysis.Series.Chance is not null);
            }
        }

        // The third quarter's report of a flow is that quarter alone.
        static double Given(Indicator indicator, int quarter) => indicator.Accumulation == Accumulation.Flow && quarter == 2 ? 10 : 10 * (quarter + 1);
    }

    [Fact]
    public async Task Analyse_RateWithARateAmongItsInputs_TakesTheVolumeFromTheCountItIsDividedBy()
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var (rate, resolved) = (catalogue.Find("kpi.on-time-rate")!, catalogue.Find("cchc.3.3.resolved")!);
        (string Period, double Value)[] reported = [("2023-Q1", 100), ("2023-H1", 205), ("2023-Q3", 98), ("2023", 410), ("2024-Q1", 104), ("2024-H1", 210)];
        var figures = new AgencyFigures(reported.Select(r => (resolved.Id, new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, r.Value, null, null, false)))
            .Append((rate.Id, new Figure(TestCalendar.Period("2024-H1"), ObservationState.Reported, 95, 199.5, 210, false))));
        var target = new Target("t", rate.Id, null, TestCalendar.Period("2024-Q3"), TargetComparator.AtLeast, 98, "QĐ", false, null, null, null);
        var outlook = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, figures, [target], TestCalendar.Period("2024-H1")).Outlook!;
        Assert.Equal(3, outlook.Scenarios.Count);

        // Quarters 100, 105, 98, 107, 104, 106: 106 + 0.6.
        Assert.Equal(107, outlook.Scenarios[1].ToCome);
        Assert.All(outlook.Scenarios, s => Assert.Equal(98, s.Rate.NeededPercent!.Value, 9));
    }

    // 15/12/2022–14/6/2023 and 15/12/2023–14/6/2024: what happened on a day counts for the period that ends on it or later.
    [Theory]
    [InlineData(SeriesEventKind.Break, "cchc.3.3.received", "2023-06-14", null)]
    [InlineData(SeriesEventKind.Break, "cchc.3.3.received", "2023-06-15", ComparisonRefusal.Break)]
    [InlineData(SeriesEventKind.Break, "cchc.3.3.received", "2024-06-14", ComparisonRefusal.Break)]
    [InlineData(SeriesEventKind.Break, "cchc.3.3.received", "2024-06-15", null)]
    [InlineData(SeriesEventKind.Rebase, "kpi.resolution-rate", "2024-01-01", ComparisonRefusal.Rebase)]
    [InlineData(SeriesEventKind.Rebase, "cchc.3.3.received", "2024-01-01", null)]
    [InlineData(SeriesEventKind.Note, "kpi.resolution-rate", "2024-01-01", null)]
    [InlineData(SeriesEventKind.Break, "cchc.7.1", "2024-01-01", null)]
    public async Task Compare_AcrossWhatHappened_IsRefusedWithTheReason(SeriesEventKind kind, string about, string on, ComparisonRefusal? expected)
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var rate = catalogue.Find("kpi.resolution-rate")!;
        Figure Of(string period, double numerator) => new(TestCalendar.Period(period), ObservationState.Reported, numerator, numerator, 100, false);
        SeriesEvent happened = new(1, catalogue.Find(about)!.Id, null, kind, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), null, "x", default, "x", null, null, null);
        var figures = new AgencyFigures([(rate.Id, Of("2023-H1", 80)), (rate.Id, Of("2024-H1", 90))]);
        var analysis = IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, rate, figures, [], TestCalendar.Period("2024-H1"), [happened]);
        Assert.Equal((expected, expected), (analysis.YearBefore.Refusal, analysis.Previous.Refusal));
        Assert.Equal(expected is null ? 10 : null, analysis.YearBefore.Absolute);
        Assert.Equal(expected, IndicatorAnalyser.Compare(catalogue, TestCalendar.Cchc, rate, figures, [], TestCalendar.Period("2023-H1"), TestCalendar.Period("2024-H1"), null, [happened]).Refusal);
    }

    private static readonly Indicator Rate = new(1, "kpi.x", new("x", "x"), new("%", "%"), ValueKind.Percent, [], Accumulation.Rate, Direction.Higher, 1, 1, null);

    private static SeriesValue Share(double percent, double denominator) => new(percent, percent / 100 * denominator, denominator);

    private static async Task<IndicatorAnalysis> AnalyseAsync(string key, string period, (string Period, double Value)? target, params (string Period, double Value)[] reported)
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var indicator = catalogue.Find(key)!;
        var figures = new AgencyFigures(reported.Select(r => (indicator.Id, new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, r.Value, null, null, false))));
        Target[] targets = target is { } t ? [new Target("t", indicator.Id, null, TestCalendar.Period(t.Period), TargetComparator.AtLeast, t.Value, "QĐ", false, null, null, null)] : [];
        return IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, figures, targets, TestCalendar.Period(period));
    }
}
