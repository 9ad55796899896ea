using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

public sealed class TargetJudgeTests
{
    private static readonly Indicator Percent = new(
        1, "kpi.x", new("x", "x"), new("%", "%"), ValueKind.Percent, [], Accumulation.Rate, Direction.Higher, 1, 1, null);

    private static readonly Indicator Count = Percent with { Kind = ValueKind.Count, Direction = Direction.Lower };

    [Fact]
    public void Judge_PlanOfTheRealHalfYear_IsNearAndOneTaskShort()
    {
        var judgement = Judge(Percent, 19, 39, At("2024-H1", 50));
        Assert.Equal((Status.Near, 1), (judgement.Status, judgement.GapCount));
        Assert.Equal(50 - (1900.0 / 39), judgement.Gap!.Value, 9);
    }

    [Fact]
    public void Judge_CoverageBeforeItsTarget_IsNotDueAndNineteenShortOfTheNextOne()
    {
        var judgement = Judge(Percent, 26, 127, At("2024", 50), At("2024-Q3", 35));
        Assert.Equal((Status.NotDue, Status.Missed, "2024-Q3", 19), (judgement.Status, judgement.Toward, judgement.Target!.Period.Key, judgement.GapCount));
    }

    [Theory]
    [InlineData(50, Status.Met)]
    [InlineData(49.9999999999, Status.Met)]
    [InlineData(48, Status.Near)]
    [InlineData(47.9, Status.Missed)]
    [InlineData(70, Status.Met)]
    public void Judge_HigherIsBetter_ComparesUnrounded(double value, Status expected) => Assert.Equal(expected, Judge(Percent, value, At("2024-H1", 50)).Status);

    [Theory]
    [InlineData(50, Status.Met)]
    [InlineData(52.5, Status.Near)]
    [InlineData(52.6, Status.Missed)]
    [InlineData(2, Status.Met)]
    public void Judge_LowerIsBetter_NearIsAShareOfTheTarget(double value, Status expected) =>
        Assert.Equal(expected, Judge(Count, value, At("2024-H1", 50, TargetComparator.AtMost)).Status);

    [Theory]
    [InlineData(92.5, Status.Met, 0, false)]
    [InlineData(90, Status.Met, 0, false)]
    [InlineData(89.9999999999, Status.Met, 0, false)]
    [InlineData(95.0000000001, Status.Met, 0, false)]
    [InlineData(88, Status.Near, 2, false)]
    [InlineData(97, Status.Near, 2, true)]
    [InlineData(87.5, Status.Missed, 2.5, false)]
    [InlineData(97.5, Status.Missed, 2.5, true)]
    [InlineData(100, Status.Missed, 5, true)]
    public void Judge_Range_IsMetWithinBothBoundsAndMissedOnEitherSide(double value, Status expected, double gap, bool over)
    {
        var judgement = Judge(Percent, value, Range("2024-H1", 90, 95));
        Assert.Equal((expected, expected, over), (judgement.Status, judgement.Toward, judgement.Over));
        Assert.Equal(gap, judgement.Gap!.Value, 9);
    }

    [Theory]
    [InlineData(37, Status.Near)]
    [InlineData(36.9, Status.Missed)]
    [InlineData(63, Status.Near)]
    [InlineData(63.1, Status.Missed)]
    public void Judge_RangeOfACount_IsNearWithinAShareOfItsLargerBound(double value, Status expected) => Assert.Equal(expected, Judge(Count, value, Range("2024-H1", 40, 60)).Status);

    [Theory]
    [InlineData(19, 39, 1d)]
    [InlineData(20, 39, 0d)]
    [InlineData(23, 39, 0d)]
    [InlineData(30, 39, 7d)]
    [InlineData(1, 3, null)]
    [InlineData(2, 3, null)]
    public void Judge_RangeOfARatio_CountsTheWayToTheNearerBoundWhereAWholeNumberLiesWithin(double numerator, double denominator, double? expected) =>
        Assert.Equal(expected, Judge(Percent, numerator, denominator, Range("2024-H1", denominator == 3 ? 40 : 50, 60)).GapCount);

    // Of a range both bounds count: its gap is the greater one of two targets, its status the worse one.
    [Fact]
    public void Judge_AnyRange_IsTheWorseOfItsTwoBounds() => Prop.ForAll(
        Gen.Choose(0, 200).Zip(Gen.Choose(1, 100)).Zip(Gen.Choose(-50, 400)).ToArbitrary(),
        made =>
        {
            var ((low, width), figure) = made;
            var (least, most, value) = (low / 2.0, (low + width) / 2.0, figure / 2.0);
            foreach (var indicator in new[] { Percent, Count })
            {
                var range = Judge(indicator, value, Range("2024-H1", least, most) with { Tolerance = 3 });
                var from = Judge(indicator, value, At("2024-H1", least) with { Tolerance = 3 });
                var to = Judge(indicator, value, At("2024-H1", most, TargetComparator.AtMost) with { Tolerance = 3 });
                Assert.Equal(Math.Max(0, Math.Max(from.Gap!.Value, to.Gap!.Value)), range.Gap!.Value, 9);
                Assert.Equal((Status)Math.Max((int)from.Status, (int)to.Status), range.Status);
                Assert.Equal((to.Over, value > most), (range.Over, range.Over));
                Assert.Equal(range.Status == Status.Met, value >= least && value <= most);
            }
        }).QuickCheckThrowOnFailure();

    // So many more or fewer meet it, and one less than that does not.
    [Fact]
    public void GapCount_OfAnyRange_JustReachesIt() => Prop.ForAll(
        Gen.Choose(0, 99).Zip(Gen.Choose(1, 60)).Zip(Gen.Choose(1, 200).Zip(Gen.Choose(0, 200))).ToArbitrary(),
        made =>
        {
            var ((low, width), (all, part)) = made;
            var (target, good) = (Range("2024-H1", low, Math.Min(100, low + width)), Math.Min(part, all));
            var judgement = Judge(Percent, good, all, target);
            if (judgement.GapCount is not { } count)
            {
                Assert.DoesNotContain(Enumerable.Range(0, all + 1), n => Judge(Percent, n, all, target).Status == Status.Met);
                return;
            }
            var step = judgement.Over ? -1 : 1;
            Assert.Equal(Status.Met, Judge(Percent, good + (step * count), all, target).Status);
            if (count > 0) Assert.NotEqual(Status.Met, Judge(Percent, good + (step * (count - 1)), all, target).Status);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(TargetComparator.Between, 90, 95d, true)]
    [InlineData(TargetComparator.Between, 90, null, false)]
    [InlineData(TargetComparator.Between, 90, 90d, false)]
    [InlineData(TargetComparator.Between, 90, 80d, false)]
    [InlineData(TargetComparator.Between, 90, double.PositiveInfinity, false)]
    [InlineData(TargetComparator.Between, double.NaN, 95d, false)]
    [InlineData(TargetComparator.AtLeast, 90, null, true)]
    [InlineData(TargetComparator.AtLeast, 90, 95d, false)]
    [InlineData(TargetComparator.AtMost, 90, 95d, false)]
    public void Bounds_OfARangeAreTwoAndOfAnythingElseOne(TargetComparator comparator, double value, double? high, bool expected) => Assert.Equal(expected, Target.AreSound(comparator, value, high));

    [Theory]
    [InlineData(80, 90)]
    [InlineData(92.5, 90)]
    [InlineData(92.6, 95)]
    [InlineData(99, 95)]
    public void Nearest_OfARange_IsTheBoundAFigureIsReadAgainst(double figure, double expected) => Assert.Equal(expected, Range("2024-H1", 90, 95).Nearest(figure));

    [Fact]
    public void Judge_NoFigure_IsNoDataWhateverTheTarget() =>
        Assert.Equal(Status.NoData, TargetJudge.Judge(Percent, TestCalendar.Period("2024-H1"), Figure.Missing(TestCalendar.Period("2024-H1")), [At("2024-H1", 50)]).Status);

    [Fact]
    public void Judge_OnlyAnEarlierTarget_IsNoTarget() => Assert.Equal(Status.NoTarget, Judge(Percent, 10, At("2023", 50)).Status);

    [Fact]
    public void Judge_OwnTargetBesideAGeneralOne_CountsTheOwn() =>
        Assert.Equal(Status.Met, Judge(Percent, 40, At("2024-H1", 50), At("2024-H1", 30) with { AgencyId = 7 }).Status);

    [Fact]
    public void Judge_TargetNoLongerInForce_DoesNotCount() =>
        Assert.Equal(Status.NoTarget, Judge(Percent, 40, At("2024-H1", 50) with { ValidTo = new DateOnly(2024, 1, 1) }).Status);

    // Decided after the half-year for the year: not in force on 14/6, and yet there is a target.
    [Theory]
    [InlineData("2024-07-01", null, "2024", Status.NotDue)]
    [InlineData("2024-06-14", null, "2024", Status.NotDue)]
    [InlineData("2024-12-15", null, null, Status.NoTarget)]
    [InlineData("2024-07-01", "2024-09-30", null, Status.NoTarget)]
    public void Judge_LaterTargetNotInForceYet_IsNotDueIfItIsOnItsOwnDay(string from, string? to, string? expected, Status status)
    {
        var late = At("2024", 50) with { ValidFrom = Day(from), ValidTo = to is null ? null : Day(to) };
        var judgement = Judge(Percent, 40, late);
        Assert.Equal((status, expected), (judgement.Status, judgement.Target?.Period.Key));

        // What is in force already goes before, though it is due later.
        Assert.Equal(from == "2024-06-14" ? "2024" : "2025", Judge(Percent, 40, late, At("2025", 60)).Target!.Period.Key);

        static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Judge_AnyTargetsThatBeginSomeTime_AreNoTargetOnlyWhereNoneCountsAfterThePeriod() => Prop.ForAll(
        Gen.Choose(0, 4).Zip(Gen.Choose(-400, 400)).ListOf().ToArbitrary(),
        made =>
        {
            string[] due = ["2023", "2024-H1", "2024-Q3", "2024", "2025"];
            var period = TestCalendar.Period("2024-H1");
            Target[] targets = [.. made.Select(m => At(due[m.Item1], 50) with { ValidFrom = period.End.AddDays(m.Item2) })];
            var counts = targets.Any(t => t.Period == period ? t.HoldsOn(period.End) : t.Period.End > period.End && (t.HoldsOn(period.End) || t.HoldsOn(t.Period.End)));
            Assert.Equal(!counts, Judge(Percent, 40, targets).Status == Status.NoTarget);
        }).QuickCheckThrowOnFailure();

    private static Target At(string period, double value, TargetComparator comparator = TargetComparator.AtLeast) =>
        new("t", 1, null, TestCalendar.Period(period), comparator, value, "QĐ", false, null, null, null);

    private static Target Range(string period, double low, double high) => At(period, low, TargetComparator.Between) with { High = high };

    private static Judgement Judge(Indicator indicator, double value, params Target[] targets) => Judge(indicator, Reported(value, null, null), targets);

    private static Judgement Judge(Indicator indicator, double numerator, double denominator, params Target[] targets) =>
        Judge(indicator, Reported(100 * numerator / denominator, numerator, denominator), targets);

    private static Judgement Judge(Indicator indicator, Figure figure, Target[] targets) => TargetJudge.Judge(indicator, figure.Period, figure, targets);

    private static Figure Reported(double value, double? numerator, double? denominator) =>
        new(TestCalendar.Period("2024-H1"), ObservationState.Reported, value, numerator, denominator, false);
}
