using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

/// <summary>How a target is approached, and which reports on the way it judges.</summary>
public sealed class TargetPathTests
{
    private static readonly TargetStep Baseline = new(new DateOnly(2023, 12, 14), 20);

    [Theory]
    [InlineData(TrajectoryShape.LinearByPeriods, 27.5, 35, 42.5)]
    [InlineData(TrajectoryShape.LinearByDays, 27.459, 35, 42.541)]
    [InlineData(TrajectoryShape.Stepped, 20, 20, 20)]
    public void Milestones_FromABaseline_StandAtEachReport(TrajectoryShape shape, double q1, double h1, double q3)
    {
        var milestones = Of(Year(50) with { Path = new TargetPath(shape, [Baseline]) });
        Assert.Equal(["2024-Q1", "2024-H1", "2024-Q3"], milestones.Select(m => m.Period.Key));
        Assert.All(milestones.Zip([q1, h1, q3]), p => Assert.Equal(p.Second, p.First.Value, 3));
        Assert.All(milestones, m => Assert.True(m is { OnPath: true, Path: null, Document: "KH 12" }));
    }

    [Fact]
    public void Milestones_OverStepsOfOnesOwn_GoThroughEachOfThem()
    {
        var path = new TargetPath(TrajectoryShape.LinearByPeriods, [Baseline, new(new DateOnly(2024, 6, 14), 24), new(new DateOnly(2024, 9, 14), 40)]);
        Assert.Equal([22, 24, 40], Of(Year(50) with { Path = path }).Select(m => m.Value));
    }

    [Fact]
    public void Milestones_WhereATargetIsSetByItself_GiveWay()
    {
        var set = Year(31) with { Period = TestCalendar.Period("2024-H1") };
        Assert.Equal(["2024-Q1", "2024-Q3"], Of(Year(50) with { Path = new TargetPath(TrajectoryShape.Stepped, [Baseline]) }, set).Select(m => m.Period.Key));
    }

    [Fact]
    public void Milestones_WhereTheTargetSetByItselfIsNotInForceThen_Stand()
    {
        var ended = Year(31) with { Period = TestCalendar.Period("2024-H1"), ValidTo = new DateOnly(2024, 6, 13) };
        Assert.Equal(["2024-Q1", "2024-H1", "2024-Q3"], Of(Year(50) with { Path = new TargetPath(TrajectoryShape.Stepped, [Baseline]) }, ended).Select(m => m.Period.Key));
    }

    [Fact]
    public void Baseline_OfATargetAndOfItsMilestones_IsTheFirstStep()
    {
        var year = Year(50) with { Path = new TargetPath(TrajectoryShape.LinearByDays, [Baseline, new(new DateOnly(2024, 6, 14), 24)]) };
        Assert.Equal(Baseline, year.Baseline);
        Assert.All(Of(year), m => Assert.Equal(Baseline, m.Baseline));
        Assert.Null(Year(50).Baseline);
    }

    [Fact]
    public void Milestones_OfARange_AreNone() =>
        Assert.Empty(Of(Year(50) with { Comparator = TargetComparator.Between, High = 60, Path = new TargetPath(TrajectoryShape.Stepped, [Baseline]) }));

    [Fact]
    public void Milestones_OfATargetWithoutAPath_AreNone() => Assert.Empty(Of(Year(50)));

    [Fact]
    public void IsSound_StepsOutOfOrderOrBehindTheTarget_IsNot()
    {
        Assert.False(new TargetPath(TrajectoryShape.Stepped, []).IsSound(TestCalendar.Period("2024")));
        Assert.False(new TargetPath(TrajectoryShape.Stepped, [Baseline, Baseline]).IsSound(TestCalendar.Period("2024")));
        Assert.False(new TargetPath(TrajectoryShape.Stepped, [new(new DateOnly(2024, 12, 14), 1)]).IsSound(TestCalendar.Period("2024")));
        Assert.False(new TargetPath(TrajectoryShape.Stepped, [Baseline with { Value = double.NaN }]).IsSound(TestCalendar.Period("2024")));
        Assert.True(new TargetPath(TrajectoryShape.Stepped, [Baseline]).IsSound(TestCalendar.Period("2024")));
    }

    [Fact]
    public void Text_OfAnyPath_ReadsBackTheSame()
    {
        var steps = Gen.Choose(0, 3000).Zip(Gen.Choose(-100_000, 100_000)).ListOf(4);
        Prop.ForAll(
            Arb.From(Gen.Elements(Enum.GetValues<TrajectoryShape>()).Zip(steps)),
            made =>
            {
                var path = new TargetPath(made.Item1, [.. made.Item2.Select(s => new TargetStep(new DateOnly(2020, 1, 1).AddDays(s.Item1), s.Item2 / 7.0))]);
                var back = TargetPath.Parse(path.ToString());
                return back.Shape == path.Shape && back.Steps.SequenceEqual(path.Steps);
            }).QuickCheckThrowOnFailure();
    }

    private static Target Year(double value) =>
        new("t", 1, 7, TestCalendar.Period("2024"), TargetComparator.AtLeast, value, "KH 12", false, null, null, null);

    private static List<Target> Of(params Target[] targets) => [.. TargetPath.Milestones(targets, new CatalogueSnapshot([TestCalendar.Cchc], [], [], []))];
}
