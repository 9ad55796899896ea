using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

/// <summary>Which way judged on which days.</summary>
public sealed class TargetWaysTests
{
    private static readonly DateOnly Baseline = new(2023, 12, 14);
    private static readonly DateOnly Change = new(2024, 7, 1);
    private static readonly DateOnly End = TestCalendar.Period("2024").End;

    [Fact]
    public void Of_AWayThatAlwaysWas_LeadsFromItsBaselineToItsTarget()
    {
        var way = Assert.Single(TargetWays.Of([Way(50)]));
        Assert.Equal((Baseline, End), (way.From, way.Until));
        Assert.True(way is { Arrives: true, BeginsLate: false });
    }

    [Fact]
    public void Of_AWayThatWasChanged_IsTheOldOneUntilThen()
    {
        var ways = TargetWays.Of([Way(70) with { ValidFrom = Change }, Way(50) with { ValidTo = Change.AddDays(-1) }]);
        Assert.Equal([(50d, Baseline, Change.AddDays(-1)), (70d, Change, End)], ways.Select(w => (w.Target.Value, w.From, w.Until)));
        Assert.Equal([(false, false), (true, true)], ways.Select(w => (w.Arrives, w.BeginsLate)));
    }

    [Fact]
    public void Of_AWayThatWasTakenBack_EndsThere()
    {
        var way = Assert.Single(TargetWays.Of([Way(70) with { ValidFrom = Change, Path = null }, Way(50) with { ValidTo = Change.AddDays(-1) }]));
        Assert.Equal((50d, Change.AddDays(-1), false), (way.Target.Value, way.Until, way.Arrives));
    }

    [Fact]
    public void Of_AWayForAll_IsOnlyWhereTheAgencyHasNoneOfItsOwn()
    {
        var own = Way(70) with { AgencyId = 7, ValidFrom = Change, ValidTo = Change.AddDays(30) };
        Assert.Equal(
            [(50d, Baseline, Change.AddDays(-1)), (70d, Change, Change.AddDays(30)), (50d, Change.AddDays(31), End)],
            TargetWays.Of([Way(50), own]).Select(w => (w.Target.Value, w.From, w.Until)));
        Assert.Equal(70, Assert.Single(TargetWays.Of([Way(50), own with { ValidFrom = null, ValidTo = null }])).Target.Value);
    }

    [Fact]
    public void Of_AWayForAll_DoesNotArriveWhereTheAgencyHasATargetOfItsOwn()
    {
        var way = Assert.Single(TargetWays.Of([Way(50), Way(70) with { AgencyId = 7, Path = null }]));
        Assert.Equal((50d, false), (way.Target.Value, way.Arrives));
    }

    [Fact]
    public void Of_WhatHasNoWay_IsNothing() => Assert.Empty(TargetWays.Of(
    [
        Way(50) with { Path = null },
        Way(50) with { Comparator = TargetComparator.Between, High = 60 },
        Way(50) with { OnPath = true },
        Way(50) with { Path = new TargetPath(TrajectoryShape.Stepped, [new TargetStep(End, 20)]) },
        Way(50) with { ValidFrom = Change, ValidTo = Change.AddDays(-1) },
    ]));

    // The picture and the judgement are two readings of the same versions: they must not come apart.
    [Fact]
    public void Of_VersionsOfEveryKind_AreWhatReportsAreJudgedBy()
    {
        var indicator = new Indicator(1, "kpi.x", new("x", "x"), new("%", "%"), ValueKind.Percent, [], Accumulation.Rate, Direction.Higher, 1, 1, null);
        List<Target> targets = [Way(50), Way(70) with { AgencyId = 7, ValidFrom = new DateOnly(2024, 4, 1), ValidTo = new DateOnly(2024, 6, 30) }, Way(90) with { AgencyId = 7, ValidFrom = new DateOnly(2024, 10, 1) }];
        var ways = TargetWays.Of(targets);
        List<Target> judging = [.. targets, .. TargetPath.Milestones(targets, new CatalogueSnapshot([TestCalendar.Cchc], [], [], []))];
        foreach (var period in new[] { "2024-Q1", "2024-H1", "2024-Q3", "2024" }.Select(TestCalendar.Period))
        {
            var figure = new Figure(period, ObservationState.Reported, 30, null, null, false);
            var judged = TargetJudge.Judge(indicator, period, figure, judging.OrderBy(t => t.AgencyId is null)).Target!;
            var way = Assert.Single(ways, w => w.From <= period.End && period.End <= w.Until);
            var value = Trajectory.At(TrajectoryShape.LinearByDays, [(Baseline, 20), (End, way.Target.Value)], period.End);
            Assert.Equal(value!.Value, judged.Value, 9);
        }
    }

    private static Target Way(double value) =>
        new("t", 1, null, TestCalendar.Period("2024"), TargetComparator.AtLeast, value, "KH 12", false, null, null, null) { Path = new TargetPath(TrajectoryShape.LinearByDays, [new TargetStep(Baseline, 20)]) };
}
