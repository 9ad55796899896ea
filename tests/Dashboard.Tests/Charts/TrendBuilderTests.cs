using FsCheck;
using FsCheck.Fluent;
using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class TrendBuilderTests
{
    private static readonly string[] Year = ["2023-Q1", "2023-H1", "2023-Q3", "2023", "2024-Q1", "2024-H1"];

    [Fact]
    public void Build_MissingValue_OpensTheLineAndMarksTheGap()
    {
        var shape = Build([7, null, 9]);
        Assert.Equal([7, null, 9], shape.Actual.Select(s => s.Y));
        Assert.Equal([1], shape.Gaps);
        Assert.Equal(new TrendSpot(2, 9), shape.Last);
    }

    [Fact]
    public void Build_LastValueMissing_LastIsTheLatestKnownOne() => Assert.Equal(new TrendSpot(1, 8), Build([7, 8, null]).Last);

    [Fact]
    public void Build_CountsFromTheStartOfTheYear_LineOpensBetweenTwoYears()
    {
        var shape = Build([1, 2, 3, 4, 1, 2], breaksAtYear: true);
        Assert.Equal([new TrendSpot(3.5, null)], shape.Actual.Where(s => s.Y is null));
    }

    [Fact]
    public void Build_PointsThatMayNotBeJoined_HaveNoLineOfTheYearBefore()
    {
        var points = Year.Select((key, i) => new TrendPoint(TestPeriods.Of(key), i, i - 1)).ToList();
        Assert.Empty(TrendBuilder.Build(points, [], false, connects: false, false, true).Before);
        Assert.NotEmpty(TrendBuilder.Build(points, [], false, connects: true, false, true).Before);
    }

    [Fact]
    public void Build_TargetsToCome_GetPlacesAfterTheLastPoint()
    {
        var shape = Build([7, 8, 9, 10, 11, 12], targets: [("2024-Q3", 35), ("2024", 50), ("2030", 90)]);
        Assert.Equal(["2024-Q3", "2024"], shape.Periods.Skip(6).Select(p => p.Key));
        Assert.Equal([5.5, 6, 6.5, 6.5, 7, 7.5], shape.Target.Select(s => s.X));
        Assert.Equal([35, 35, 35, 50, 50, 50], shape.Target.Select(s => s.Y!.Value));
        Assert.Equal([35, 50], shape.Labels.Select(l => l.Y!.Value));
    }

    [Fact]
    public void Build_Limits_RunOverTheShareOfEachPeriod_AndOpenWhereThereAreNone()
    {
        var shape = Layered([7, 8, 9, 10], percent: false, Limits(1, (8, 2, 14)), Limits(2, (8, 2, 14)));
        Assert.Equal([null, 14, 14, 14, 14, null], shape.Upper.Select(s => s.Y));
        Assert.Equal([0, 0.5, 1.5, 1.5, 2.5, 3], shape.Upper.Select(s => s.X));
        Assert.Equal([2, 2, 2, 2], shape.Lower.Select(s => s.Y).OfType<double>());
        Assert.True(shape.High > 14);
    }

    [Fact]
    public void Build_LimitsNoValueCanReach_AreLeftOut()
    {
        var shape = Layered([90, 95], percent: true, Limits(0, (92, -4, 104)), Limits(1, (92, -4, 104)));
        Assert.Empty(shape.Upper);
        Assert.Empty(shape.Lower);
        Assert.NotEmpty(shape.Center);
        Assert.Equal((0d, 100d), (shape.Low, shape.High));
        Assert.NotEmpty(Layered([-90, 95], percent: false, Limits(0, (2, -400, 104))).Lower);
    }

    [Fact]
    public void Build_Projection_BeginsAtTheLastFigure_AndSharesPlacesWithTargets()
    {
        var shape = Projected([7, 8, 9, 10, 11, 12], ("2024-Q3", 13, 10, 16), ("2024", 14, 9, 19));
        Assert.Equal(["2024-Q3", "2024"], shape.Periods.Skip(6).Select(p => p.Key));
        Assert.Equal([new TrendSpot(5, 12), new(6, 13), new(7, 14)], shape.Projection);
        Assert.Equal([new TrendRange(5, 12, 12), new(6, 10, 16), new(7, 9, 19)], shape.Band);
        Assert.True(shape.High >= 19);
    }

    [Fact]
    public void Build_LastFigureMissing_ProjectsNothing()
    {
        var shape = Projected([7, 8, 9, 10, 11, null], ("2024-Q3", 13, 10, 16));
        Assert.Empty(shape.Projection);
        Assert.Empty(shape.Band);
    }

    [Fact]
    public void Build_TargetsApart_AreNotJoined()
    {
        var shape = Build([7, 8, 9, 10, 11, 12], targets: [("2023-Q1", 10), ("2023", 20)]);
        Assert.Equal(2.5, Assert.Single(shape.Target, s => s.Y is null).X);
    }

    [Fact]
    public void Build_TargetNamedAboveTheLastPoint_NamesThePointBelow()
    {
        Assert.True(Build([20, 49], targets: [("2023-H1", 50)]).LastBelow);
        Assert.False(Build([20, 49], targets: [("2023-H1", 100)]).LastBelow);
    }

    [Fact]
    public void Build_Range_HasALineAndANameForEachBound()
    {
        var shape = TrendBuilder.Build(
            [new(TestPeriods.Of("2024-H1"), 20, null), new(TestPeriods.Of("2024"), 49, null)], [(TestPeriods.Of("2024-H1"), 30), (TestPeriods.Of("2024"), 40)], false, true, false, true, null, [(TestPeriods.Of("2024"), 120)]);
        Assert.Equal([30d, 30, 30, 40, 40, 40], shape.Target.Select(s => s.Y!.Value));
        Assert.Equal([120d, 120, 120], shape.TargetUpper.Select(s => s.Y!.Value));
        Assert.Equal([(0d, 30d), (1, 40), (1, 120)], shape.Labels.Select(l => (l.X, l.Y!.Value)));
        Assert.True(shape.High >= 120);
    }

    [Theory]
    [InlineData(0, 0, 2, 1)]
    [InlineData(3, 0, 4, 1)]
    [InlineData(97.3, 0, 100, 20)]
    [InlineData(16183, 0, 20000, 5000)]
    public void Scale_OfValues_IsRound(double value, double low, double high, double step)
    {
        var shape = TrendBuilder.Build([new(TestPeriods.Of("2024-H1"), value, null)], [], false, true, percent: value < 100, whole: true);
        Assert.Equal((low, high, step), (shape.Low, shape.High, shape.Step));
    }

    [Fact]
    public void Scale_OfAnyValues_HoldsThemAllAndBeginsAtZero() => Prop.ForAll<NormalFloat[]>(numbers =>
    {
        var values = numbers.Take(Year.Length).Select(n => Math.Min(1e12, Math.Abs(n.Get))).ToList();
        var shape = Build([.. values.Select(v => (double?)v)]);
        Assert.Equal(0, shape.Low);
        Assert.All(values, v => Assert.InRange(v, shape.Low, shape.High * (1 + 1e-9)));
        Assert.InRange(shape.Ticks.Count, 2, 9);
        Assert.Equal(shape.High, shape.Ticks[^1], shape.High * 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Build_Nothing_IsEmpty()
    {
        var shape = TrendBuilder.Build([], [(TestPeriods.Of("2024"), 5)], false, true, false, true);
        Assert.Empty(shape.Periods);
        Assert.Null(shape.Last);
    }

    private static (DateOnly Day, ControlLimits At) Limits(int place, (double Center, double Lower, double Upper) at) => (TestPeriods.Of(Year[place]).End, new ControlLimits(at.Center, at.Lower, at.Upper, at.Lower, at.Upper));

    private static TrendShape Layered(double?[] values, bool percent, params (DateOnly Day, ControlLimits At)[] limits) => TrendBuilder.Build(
        [.. values.Select((v, i) => new TrendPoint(TestPeriods.Of(Year[i]), v, null))], [], false, true, percent, true, new TrendLayers(limits.ToDictionary(l => l.Day, l => l.At), []));

    private static TrendShape Projected(double?[] values, params (string Period, double Value, double Low, double High)[] ahead) => TrendBuilder.Build(
        [.. values.Select((v, i) => new TrendPoint(TestPeriods.Of(Year[i]), v, null))],
        [(TestPeriods.Of("2024"), 15)],
        false,
        true,
        false,
        true,
        TrendLayers.None with { Ahead = [.. ahead.Select((a, i) => (TestPeriods.Of(a.Period), new ProjectionPoint(i + 1, a.Value, a.Low, a.High, null, null)))] });

    private static TrendShape Build(double?[] values, bool breaksAtYear = false, params (string Period, double Value)[] targets) => TrendBuilder.Build(
        [.. values.Select((v, i) => new TrendPoint(TestPeriods.Of(Year[i]), v, null))],
        [.. targets.Select(t => (TestPeriods.Of(t.Period), t.Value))],
        breaksAtYear,
        connects: true,
        percent: false,
        whole: false);
}
