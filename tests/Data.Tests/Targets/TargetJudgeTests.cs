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

    private static Target At(string period, double value, TargetComparator comparator = TargetComparator.AtLeast) =>
        new("t", 1, null, TestCalendar.Period(period), comparator, value, "QĐ", false, null, null, null);

    private static Judgement Judge(Indicator indicator, double value, params Target[] targets) => Judge(indicator, Reported(value, null, null), targets);

    private static Judgement Judge(Indicator indicator, double numerator, double denominator, params Target[] targets) =>
        Judge(indicator, Reported(100 * numerator / denominator, numerator, denominator), targets);

    private static Judgement Judge(Indicator indicator, Figure figure, Target[] targets) => TargetJudge.Judge(indicator, figure.Period, figure, targets);

    private static Figure Reported(double value, double? numerator, double? denominator) =>
        new(TestCalendar.Period("2024-H1"), ObservationState.Reported, value, numerator, denominator, false);
}
