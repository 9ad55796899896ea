using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Analysis;

public sealed class GoalOutlookTests
{
    private static readonly Indicator Count = new(1, "x", new("x", "x"), new("x", "x"), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 1, 1, null);
    private static readonly Indicator Rate = Count with { Kind = ValueKind.Percent, Accumulation = Accumulation.Rate };
    private static readonly FigureBasis Growing = new(true, false, false);
    private static readonly FigureBasis Ratio = new(false, false, false);
    private static readonly FigureBasis Level = new(false, false, true);

    [Fact]
    public void Find_CountAtTheHalfYear_NeedsWhatIsLeftADay()
    {
        // 15/12/2023–14/12/2024 has 366 days, 183 of them until 14/6.
        var outlook = Find(Count, Growing, "2024-H1", 19, null, "2024", 39, [])!;
        Assert.Equal((GoalState.Open, 183, 20d), (outlook.State, outlook.DaysLeft, outlook.Run!.Remaining));
        Assert.Equal(20d / 183, outlook.Run.RequiredPerDay!.Value, 12);
        Assert.Equal(20d / 19, outlook.Run.Ratio!.Value, 12);
        Assert.Null(outlook.Landing);
    }

    [Fact]
    public void Find_CountReportedByQuarters_IsSummedFromTheStartOfTheYear()
    {
        var outlook = Find(Count, Growing, "2024-Q3", 8, null, "2024", 39, [10, 9, 8])!;
        Assert.Equal((12d, 91), (outlook.Run!.Remaining, outlook.DaysLeft));

        // Where a quarter is not known neither is the sum, and it is not taken for nothing.
        Assert.Null(Find(Count, Growing, "2024-Q3", 8, null, "2024", 39, [10, null, 8]));
    }

    [Fact]
    public void Find_CountOfAQuarterToCome_StartsFromNothing()
    {
        var outlook = Find(Count, Growing, "2024-H1", 19, null, "2024-Q3", 9, [])!;
        Assert.Equal((9d, 92), (outlook.Run!.Remaining, outlook.DaysLeft));
        Assert.Equal(9d / 92, outlook.Run.RequiredPerDay!.Value, 12);
        Assert.Null(outlook.Run.PacePerDay);
    }

    [Theory]
    [InlineData(40, TargetComparator.AtLeast, GoalState.Secured)]
    [InlineData(19, TargetComparator.AtLeast, GoalState.Open)]
    [InlineData(40, TargetComparator.AtMost, GoalState.OutOfReach)]
    [InlineData(19, TargetComparator.AtMost, GoalState.Open)]
    public void Find_Count_IsSecuredOrBeyondItsLimitForGood(double done, TargetComparator comparator, GoalState expected) =>
        Assert.Equal(expected, Find(Count, Growing, "2024-H1", done, null, "2024", 39, [], comparator)!.State);

    [Fact]
    public void Find_YearIsOver_IsFinal() => Assert.Equal((GoalState.Final, 0), Find(Count, Growing, "2024", 30, null, "2024", 39, [10, 9, 8, 3]) is { } o ? (o.State, o.DaysLeft) : default);

    [Fact]
    public void Find_KnownQuarters_LandOnTheYearWithAnInterval()
    {
        var outlook = Find(Count, Growing, "2024-H1", 20, null, "2024", 39, [8, 9, 10, 9, 10, 10])!;
        var landing = outlook.Landing!;
        Assert.Equal((2, 6), (landing.Steps, landing.Count));

        // b = 2/5: 20 + (10 + 0.2) + (10 + 0.4).
        Assert.Equal(40.6, landing.Value, 9);
        Assert.True(landing.Low80 >= 20 && landing.Low80 < landing.Value && landing.Value < landing.High80);
    }

    [Fact]
    public void Find_PartOfAFixedWhole_LandsInPercentOfIt()
    {
        var outlook = Find(Rate, Growing, "2024-H1", 100d * 20 / 40, (20, 40), "2024", 100, [8, 9, 10, 9, 10, 10], denominator: 40)!;
        Assert.Equal(20, outlook.Run!.Remaining);
        Assert.Equal(100 * 40.6 / 40, outlook.Landing!.Value, 9);
    }

    [Fact]
    public void Find_RatioOfTwoCounts_SaysWhatTheCasesToComeMustBeForFewAndMany()
    {
        var outlook = Find(Rate, Ratio, "2024-H1", 90, (180, 200), "2024", 94, [80, 90, 85, 95, 98, 102], denominator: 1)!;
        Assert.Equal([Volume.Low, Volume.Mid, Volume.High], outlook.Scenarios.Select(s => s.Volume));
        Assert.True(outlook.Scenarios[0].ToCome < outlook.Scenarios[1].ToCome && outlook.Scenarios[1].ToCome < outlook.Scenarios[2].ToCome);
        Assert.All(outlook.Scenarios, s => Assert.Equal(94, 100 * (180 + (s.Rate.NeededPercent!.Value / 100 * s.ToCome)) / (200 + s.ToCome), 9));
    }

    [Fact]
    public void Find_RatioWithoutAProjection_TakesAsManyCasesADayAsSoFar()
    {
        var outlook = Find(Rate, Ratio, "2024-H1", 90, (180, 200), "2024", 95, [], denominator: 1)!;
        Assert.Equal((Volume.Mid, 200d), (Assert.Single(outlook.Scenarios).Volume, outlook.Scenarios[0].ToCome));
        Assert.Equal(100, outlook.Scenarios[0].Rate.NeededPercent!.Value, 9);
    }

    [Fact]
    public void Find_RatioOfAQuarterToCome_NeedsTheTargetOfAsManyCasesAsNow()
    {
        // Nothing of the half-year counts towards the third quarter: 183 days had 200 cases, 92 will have 101.
        var scenario = Assert.Single(Find(Rate, Ratio, "2024-H1", 90, (180, 200), "2024-Q3", 98, [], denominator: 1)!.Scenarios);
        Assert.Equal((101d, 98d, 99d), (scenario.ToCome, Math.Round(scenario.Rate.NeededPercent!.Value, 9), scenario.Rate.NeededCount));
    }

    [Fact]
    public void Find_RatioThatCannotBeReached_SaysSoOnlyIfItIsSoForAnyNumber()
    {
        Assert.Equal(GoalState.OutOfReach, Find(Rate, Ratio, "2024-H1", 50, (100, 200), "2024", 99, [], denominator: 1)!.State);
        Assert.Equal(GoalState.Open, Find(Rate, Ratio, "2024-H1", 90, (180, 200), "2024", 94, [80, 90, 85, 95, 98, 102], denominator: 1)!.State);
    }

    [Fact]
    public void Find_RatioThatIsToStayLow_SaysWhatItMayBe()
    {
        // 4 of 200 late; 200 to come: 5 % of 400 are 20, so 16 of 200, 8 %.
        var rate = Assert.Single(Find(Rate, Ratio, "2024-H1", 2, (4, 200), "2024", 5, [], TargetComparator.AtMost, 1)!.Scenarios).Rate;
        Assert.Equal((8d, 16d), (Math.Round(rate.NeededPercent!.Value, 9), rate.NeededCount));
        Assert.Equal((1d, 51d), (rate.BestPercent, rate.WorstPercent));
    }

    [Fact]
    public void Find_ShareOfServices_IsHowManyMore()
    {
        // Domain facts: 26 of 127 against 50 % is 38 more.
        var outlook = Find(Rate, Level, "2024-H1", 100d * 26 / 127, (26, 127), "2024", 50, [])!;
        Assert.Equal((38d, 183, GoalState.Open), (outlook.Run!.Remaining, outlook.DaysLeft, outlook.State));
        Assert.Null(outlook.Run.PacePerDay);
    }

    [Fact]
    public void Find_RateWithoutCounts_HasOnlyItsGap() => Assert.Null(Find(Rate, Ratio, "2024-H1", 90, null, "2024", 95, []));

    private static GoalOutlook? Find(
        Indicator indicator, FigureBasis basis, string period, double value, (double Numerator, double Denominator)? counts, string due, double goal, double?[] quarters,
        TargetComparator comparator = TargetComparator.AtLeast, double? denominator = null)
    {
        var at = TestCalendar.Period(period);
        var figure = new Figure(at, ObservationState.Reported, value, counts?.Numerator, counts?.Denominator, false);
        var target = new Target("t", 1, null, TestCalendar.Period(due), comparator, goal, "QĐ", false, null, null, null);
        var last = (4 * at.Year) + (at.Kind switch { PeriodKind.H1 => 1, PeriodKind.Q3 => 2, PeriodKind.Year => 3, _ => 0 });
        var periods = quarters.Select((_, i) => last - quarters.Length + 1 + i).Select(p => TestCalendar.Cchc.Find(p / 4, PeriodKind.Q1 + (p % 4))!).ToList();
        var points = quarters.Select(q => indicator.Kind == ValueKind.Count ? new SeriesValue(q) : denominator == 1 ? new SeriesValue(90, 0.9 * q, q) : new SeriesValue(q, q, denominator)).ToList();
        return new GoalOutlooks(TestCalendar.Cchc, indicator, basis, periods, points, [.. points.Select(p => p.Denominator)]).Find(at, figure, TargetJudge.Judge(indicator, at, figure, [target], basis));
    }
}
