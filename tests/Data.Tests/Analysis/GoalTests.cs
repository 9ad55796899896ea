using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Tests.Analysis;

public sealed class GoalTests
{
    [Theory]
    [InlineData(Direction.Higher, 48.7, 50d, null, 97.4)]
    [InlineData(Direction.Higher, 5, 0d, null, null)]
    [InlineData(Direction.Lower, 60, null, 50d, 80d)]
    [InlineData(Direction.Lower, 40, null, 50d, 120d)]
    [InlineData(Direction.Range, 30, 40d, 60d, 75d)]
    [InlineData(Direction.Range, 150, 40d, 60d, 0d)]
    [InlineData(Direction.Range, 50, 40d, 60d, null)]
    [InlineData(Direction.None, 50, 40d, 60d, null)]
    public void Attainment_OfATarget_IsThePublishedFormula(Direction direction, double actual, double? low, double? high, double? expected)
    {
        var found = Attainment.Percent(direction, actual, (low, high));
        Assert.Equal(expected is null, found is null);
        if (expected is { } value) Assert.Equal(value, found!.Value, 9);
    }

    [Theory]
    [InlineData(20, 26, 35, 40d)]
    [InlineData(20, 18, 35, -13.3333)]
    [InlineData(20, 40, 35, 133.3333)]
    [InlineData(35, 40, 35, null)]
    public void Progress_FromABaseline_IsTheShareOfTheWay(double baseline, double actual, double target, double? expected)
    {
        var found = Attainment.Progress(baseline, actual, target);
        Assert.Equal(expected is null, found is null);
        if (expected is { } value) Assert.Equal(value, found!.Value, 4);
    }

    [Fact]
    public void CountRunRate_HalfWay_SaysWhatIsLeftADay()
    {
        var rate = CountRunRate.Of(19, 39, 183, 366);
        Assert.Equal((GoalState.Open, 20), (rate.State, rate.Remaining));
        Assert.Equal(20 / 183d, rate.RequiredPerDay!.Value, 9);
        Assert.Equal(20 / 19d, rate.Ratio!.Value, 9);
    }

    [Theory]
    [InlineData(39, 183, 366, GoalState.Secured)]
    [InlineData(19, 366, 366, GoalState.Final)]
    [InlineData(0, 0, 366, GoalState.Open)]
    public void CountRunRate_AtTheEnds_HasNoRate(double done, int elapsed, int total, GoalState expected)
    {
        var rate = CountRunRate.Of(done, 39, elapsed, total);
        Assert.Equal(expected, rate.State);
        Assert.Equal(expected == GoalState.Open, rate.RequiredPerDay is not null);
        Assert.Null(rate.Ratio);
    }

    [Theory]
    [InlineData(50, 100, 100, 75, GoalState.Open, 100d)]
    [InlineData(60, 100, 100, 75, GoalState.Open, 90d)]
    [InlineData(40, 100, 100, 75, GoalState.OutOfReach, null)]
    [InlineData(98, 100, 20, 75, GoalState.Secured, null)]
    [InlineData(50, 100, 0, 75, GoalState.OutOfReach, null)]
    [InlineData(75, 100, 0, 75, GoalState.Secured, null)]
    public void RateRunRate_OfCasesToCome_SaysWhatTheyMustBe(double good, double all, double toCome, double target, GoalState state, double? needed)
    {
        var rate = RateRunRate.Of(good, all, toCome, target);
        Assert.Equal(state, rate.State);
        Assert.Equal(needed is null, rate.NeededPercent is null);
        if (needed is { } percent) Assert.Equal(percent, rate.NeededPercent!.Value, 9);
    }

    [Fact]
    public void RateRunRate_NoCasesAtAll_IsUndefinedNotZero() => Assert.Equal(new RateRunRate(GoalState.Open, null, null, null, null), RateRunRate.Of(0, 0, 0, 50));

    [Fact]
    public void RateRunRate_AnyCase_NeededCountMeetsTheTargetAndOneFewerDoesNot() => Prop.ForAll<(NonNegativeInt, NonNegativeInt, PositiveInt)>(counts =>
    {
        var (good, more, toCome) = (counts.Item1.Get, counts.Item2.Get, counts.Item3.Get);
        var all = good + more;
        var rate = RateRunRate.Of(good, all, toCome, 60);
        if (rate is not { State: GoalState.Open, NeededCount: { } needed }) return;
        Assert.True(100 * (good + needed) / (all + toCome) >= 60 - 1e-9);
        Assert.True(100 * (good + needed - 1) / (all + toCome) < 60);
    }).QuickCheckThrowOnFailure();

    // Few or many to come, on either side: what is said for none is what one more case, good or bad, can only put off.
    [Fact]
    public void RateRunRate_AnyCaseOnEitherSide_IsNeverFinalAndOpenOnlyBetweenBestAndWorst() => Prop.ForAll<(PositiveInt, NonNegativeInt, NonNegativeInt), bool>((counts, atLeast) =>
    {
        var (all, good, toCome) = (counts.Item1.Get, Math.Min(counts.Item1.Get, counts.Item2.Get), counts.Item3.Get);
        var rate = RateRunRate.Of(good, all, toCome, 60, atLeast);
        bool Keeps(double? percent) => atLeast ? percent >= 60 - 1e-9 : percent <= 60 + 1e-9;
        var expected = Keeps(rate.WorstPercent) ? GoalState.Secured : Keeps(rate.BestPercent) ? GoalState.Open : GoalState.OutOfReach;
        Assert.Equal(expected, rate.State);
        if (toCome == 0) Assert.NotEqual(GoalState.Open, rate.State);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Trajectory_ByDaysAndByPeriods_DifferAsTheMethodsSay()
    {
        // 80 at the end of 2025 to 90 at the end of 2027: 30/9/2026 gives 83.74 by days, 83.75 by quarters.
        (DateOnly, double)[] steps = [(new(2025, 12, 31), 80), (new(2027, 12, 31), 90)];
        DateOnly[] ends = [new(2026, 3, 31), new(2026, 6, 30), new(2026, 9, 30), new(2026, 12, 31), new(2027, 3, 31), new(2027, 6, 30), new(2027, 9, 30), new(2027, 12, 31)];
        var at = new DateOnly(2026, 9, 30);
        Assert.Equal(83.7397, Trajectory.At(TrajectoryShape.LinearByDays, steps, at)!.Value, 4);
        Assert.Equal(83.75, Trajectory.At(TrajectoryShape.LinearByPeriods, steps, at, ends));
        Assert.Equal(80, Trajectory.At(TrajectoryShape.Stepped, steps, at));
    }

    [Fact]
    public void Trajectory_OutsideItsSteps_IsNothingBeforeAndTheLastAfter()
    {
        (DateOnly, double)[] steps = [(new(2024, 1, 1), 10), (new(2024, 12, 31), 20)];
        Assert.Null(Trajectory.At(TrajectoryShape.LinearByDays, steps, new(2023, 12, 31)));
        Assert.Equal(10, Trajectory.At(TrajectoryShape.LinearByDays, steps, new(2024, 1, 1)));
        Assert.Equal(20, Trajectory.At(TrajectoryShape.LinearByDays, steps, new(2025, 6, 1)));
        Assert.Null(Trajectory.At(TrajectoryShape.Stepped, [], new(2025, 6, 1)));
    }
}
