using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Tests.Charts;

public sealed partial class PathBuilderTests
{
    private static readonly DateOnly Baseline = new(2023, 12, 14);
    private static readonly DateOnly Half = TestPeriods.Of("2024-H1").End;
    private static readonly DateOnly End = TestPeriods.Of("2024").End;

    [Fact]
    public void Build_OfAStraightWay_LeadsFromItsBaselineToItsTarget()
    {
        var shape = Build([Way(TrajectoryShape.LinearByDays, 50)]);
        Assert.Equal(2, shape.Stops.Count);
        Assert.Equal(2, Spots(shape.Goals).Count);
        Assert.All(Spots(shape.Goals).Zip(shape.Stops), AreTheSame);
        Assert.True(shape.Stops[0].X < shape.Stops[1].X);
        Assert.True(shape.Stops[0].Y > shape.Stops[1].Y);
        Assert.Equal(["20", "50"], shape.Names.Select(n => n.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Build_OfASteppedWay_HoldsEachStepUntilTheNext()
    {
        var shape = Build([Way(TrajectoryShape.Stepped, 50, new TargetStep(Half, 30))]);
        var spots = Spots(shape.Goals);
        Assert.Equal(5, spots.Count);
        Assert.All(new[] { spots[0], spots[2], spots[4] }.Zip(shape.Stops), AreTheSame);
        Assert.Equal((spots[0].Y, spots[2].Y), (spots[1].Y, spots[3].Y));
        Assert.Equal((spots[2].X, spots[4].X), (spots[1].X, spots[3].X));
    }

    [Fact]
    public void Build_InEqualPartsByPeriods_BendsAtTheEndOfEach()
    {
        var spots = Spots(Build([Way(TrajectoryShape.LinearByPeriods, 60)]).Goals);
        Assert.Equal(5, spots.Count);
        var rises = spots.Zip(spots.Skip(1)).Select(p => p.First.Y - p.Second.Y).ToList();
        Assert.All(rises, r => Assert.Equal(rises[0], r, 0.2));
    }

    [Theory]
    [InlineData(TrajectoryShape.LinearByDays)]
    [InlineData(TrajectoryShape.LinearByPeriods)]
    public void Build_OfAWayThatWasChanged_DrawsEachVersionOnTheDaysItJudged(TrajectoryShape kind)
    {
        var change = new DateOnly(2024, 6, 20);
        var (old, latest) = (Way(kind, 50), Way(kind, 80));
        var shape = Build([old with { Until = change.AddDays(-1) }, latest with { From = change }]);
        Assert.Equal(2, Moves().Count(shape.Goals));

        // On one scale: the whole of either way, whose ends the scale of the changed one holds too.
        var whole = Build([old, latest]);
        Assert.Equal(whole.Ticks, shape.Ticks);
        var lines = Lines(shape.Goals);
        var complete = Lines(whole.Goals);
        Assert.All(lines[0], s => Assert.Equal(Height(complete[0], s.X), s.Y, 0.2));
        Assert.All(lines[1], s => Assert.Equal(Height(complete[1], s.X), s.Y, 0.2));
        Assert.True(lines[0][^1].X < lines[1][0].X);
        Assert.True(lines[1][0].X - lines[0][^1].X < 2);

        // The goal of the old version was never due, and the baseline is the old one's.
        Assert.Equal(2, shape.Stops.Count);
        Assert.Equal(["20", "80"], shape.Names.Select(n => n.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Build_OfAWayThatOnlyADraftHas_DrawsItApartAndSaysSo()
    {
        var (way, draft) = (Way(TrajectoryShape.LinearByDays, 50), Way(TrajectoryShape.LinearByDays, 80, new TargetStep(Half, 30)) with { Draft = true });
        var shape = PathBuilder.Build(Source([way, draft], []) with { DraftWord = "(draft)" }, Text, Tick);
        Assert.Equal((2, 3), (Spots(shape.Goals).Count, Spots(shape.Drafts).Count));

        // The baseline is the same for both.
        Assert.Equal(4, shape.Stops.Count);
        Assert.All(Spots(shape.Drafts).Zip([shape.Stops[0], shape.Stops[2], shape.Stops[3]]), AreTheSame);
        Assert.Equal(["20", "30", "50", "80 (draft)"], shape.Names.Select(n => n.Text).Order(StringComparer.Ordinal));
        Assert.Empty(Build([way]).Drafts);

        // To the goal of the way in force it leads too: then the word stands on the line.
        var same = PathBuilder.Build(Source([way, Way(TrajectoryShape.LinearByDays, 50, new TargetStep(Half, 30)) with { Draft = true }], []) with { DraftWord = "(draft)" }, Text, Tick);
        Assert.Equal(["(draft)", "20", "30", "50"], same.Names.Select(n => n.Text).Order(StringComparer.Ordinal));

        // Alone it is drawn too, and there is no line of what judges.
        var alone = Build([draft]);
        Assert.Equal((0, 3), (alone.Goals.Length, Spots(alone.Drafts).Count));
    }

    [Fact]
    public void Build_OfASteppedWayFromTheDayOfAStep_BeginsWithThatStep()
    {
        var way = Way(TrajectoryShape.Stepped, 50, new TargetStep(Half, 30));
        var shape = Build([way with { From = Half }]);
        var spots = Spots(shape.Goals);
        Assert.Equal(3, spots.Count);
        AreTheSame((spots[0], shape.Stops[0]));
        Assert.Equal(spots[0].Y, spots[1].Y);
        Assert.Equal(2, shape.Stops.Count);
        Assert.Equal(2, Spots(Build([way with { Until = Half.AddDays(-1) }]).Goals).Count);
    }

    [Fact]
    public void Build_OfAWayInForceBetweenItsSteps_HoldsWhatIsDrawnOfIt()
    {
        var shape = Build([Way(TrajectoryShape.LinearByDays, 95, new TargetStep(Half, 10)) with { From = Half.AddDays(-5), Until = Half.AddDays(-1) }, new PathGoal(End, 95, null)]);
        Assert.All(Spots(shape.Goals), s => Assert.InRange(s.Y, PathShape.Top - 1, PathShape.Bottom + 1));
    }

    [Fact]
    public void Build_OfARange_IsAStepForEachBound()
    {
        var shape = Build([new PathGoal(TestPeriods.Of("2024-Q3").End, 35, null), new PathGoal(End, 50, null) { High = 90 }]);
        Assert.Equal(2, Moves().Count(shape.Goals));
        Assert.Equal([4, 2], Lines(shape.Goals).Select(l => l.Count));
        Assert.Equal(["35", "50", "90"], shape.Names.Select(n => n.Text).Order(StringComparer.Ordinal));
        Assert.Equal(3, shape.Stops.Count);
    }

    [Fact]
    public void Build_OfTargetsWithoutAWay_IsAStairAroundTheirDays()
    {
        var near = Build([new PathGoal(TestPeriods.Of("2024-Q3").End, 35, null), new PathGoal(End, 50, null)]);
        Assert.Equal(1, Moves().Count(near.Goals));
        Assert.Equal(4, Spots(near.Goals).Count);
        var apart = Build([new PathGoal(TestPeriods.Of("2024-Q1").End, 35, null), new PathGoal(End, 50, null)]);
        Assert.Equal(2, Moves().Count(apart.Goals));
    }

    [Fact]
    public void Build_WithAGap_LeavesTheLineOpenAndMarksIt()
    {
        var shape = Build([Way(TrajectoryShape.Stepped, 50)], [new(TestPeriods.Of("2024-Q1"), 19), new(TestPeriods.Of("2024-H1"), null), new(TestPeriods.Of("2024-Q3"), 30)]);
        Assert.Equal(2, Moves().Count(shape.Actual));
        Assert.Single(shape.Gaps);
        Assert.NotNull(shape.Last);
        Assert.Null(Build([Way(TrajectoryShape.Stepped, 50)], [new(TestPeriods.Of("2024-Q1"), 19), new(TestPeriods.Of("2024-H1"), null)]).Last);
    }

    [Fact]
    public void Build_WithWhatIsExpected_DrawsItFromTheLastFigureOn()
    {
        var source = Source([Way(TrajectoryShape.Stepped, 50)], [new(TestPeriods.Of("2024-H1"), 20.5)]) with { Landings = [new PathLanding(TestPeriods.Of("2024-Q3").End, 22, 20, 24), new PathLanding(End, 24, 20, 28)] };
        var shape = PathBuilder.Build(source, Text, Tick);
        Assert.Equal(3, Spots(shape.Projection).Count);
        Assert.Equal(5, Spots(shape.Band.TrimEnd('Z')).Count);
        Assert.Equal(2, shape.Landings.Count);
        Assert.Empty(PathBuilder.Build(source with { Points = [] }, Text, Tick).Projection);
    }

    [Fact]
    public void Build_RatesOfWindowsOfDifferentLength_ArePointsWithNoLineOnward()
    {
        var source = Source([Way(TrajectoryShape.Stepped, 50)], [new(TestPeriods.Of("2024-Q1"), 19), new(TestPeriods.Of("2024-H1"), 20.5)]) with { Landings = [new PathLanding(End, 24, 20, 28)], Connects = false };
        var shape = PathBuilder.Build(source, Text, Tick);
        Assert.Equal((2, 2), (Moves().Count(shape.Actual), shape.Points.Count));
        Assert.Empty(shape.Projection + shape.Band);
        Assert.Empty(shape.Landings);
    }

    [Theory]
    [InlineData("2024-06-01", true)]
    [InlineData("2026-06-01", false)]
    public void Build_Today_IsMarkedWhereItIsInThePicture(string today, bool marked) =>
        Assert.Equal(marked, PathBuilder.Build(Source([Way(TrajectoryShape.Stepped, 50)], []) with { Today = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture) }, Text, Tick).Today is not null);

    [Fact]
    public void Build_ValuesFarFromZero_DoNotBeginThereAndEndAtAHundred()
    {
        var shape = Build([new PathGoal(End, 99, null)], [new(TestPeriods.Of("2024-Q1"), 99.4), new(TestPeriods.Of("2024-H1"), 97)]);
        Assert.InRange(shape.Low, 90, 97);
        Assert.Equal(100, shape.Ticks[^1].Value);
        Assert.Equal(0, Build([new PathGoal(End, 50, null)], [new(TestPeriods.Of("2024-Q1"), 20)]).Low);
    }

    [Fact]
    public void Build_AWayOverYears_NamesThemAndTheEndOfTheWay()
    {
        var periods = new[] { 2024, 2025, 2026 }.SelectMany(y => TestPeriods.Cchc.Year(y)).Where(p => p.Deadline is not null).ToList();
        var way = new PathGoal(TestPeriods.Of("2026").End, 80, new TargetPath(TrajectoryShape.LinearByDays, [new TargetStep(Baseline, 20)]));
        var shape = PathBuilder.Build(Source([way], []) with { Periods = periods }, Text, Tick);
        Assert.Equal([2024, 2025, 2026], shape.Years.Select(y => y.Year));
        Assert.Equal("2026", shape.Ends[^1].Period.Key);
        Assert.All(shape.Ends.Zip(shape.Ends.Skip(1)), p => Assert.True(p.Second.X - p.First.X >= 26));
    }

    [Fact]
    public void Build_AnyValues_StayInsideTheBoxAndNoWordIsCutOff() => Prop.ForAll<NonEmptyArray<double>, bool>((drawn, percent) =>
    {
        List<double> values = [.. drawn.Get.Where(double.IsFinite).Select(v => percent ? Math.Abs(v) % 100 : v % 1e9), 1];
        var points = new[] { "2024-Q1", "2024-H1", "2024-Q3" }.Select((k, i) => new SparkPoint(TestPeriods.Of(k), values[i % values.Count])).ToList();
        var shape = PathBuilder.Build(Source([Way(TrajectoryShape.Stepped, values[^1], new TargetStep(Half, values[0])), Way(TrajectoryShape.LinearByDays, values[0]) with { Draft = true }], points) with { Percent = percent }, Text, Tick);
        foreach (var spot in Spots(shape.Goals + shape.Drafts + shape.Actual))
        {
            Assert.InRange(spot.X, 0, PathShape.Width);
            Assert.InRange(spot.Y, PathShape.Top - 1, PathShape.Bottom + 1);
        }
        Assert.All(shape.Names, n => Assert.InRange(n.Y, 0, PathShape.Height));
    }).QuickCheckThrowOnFailure();

    private static void AreTheSame((SparkSpot Drawn, SparkSpot Meant) spots)
    {
        Assert.Equal(spots.Meant.X, spots.Drawn.X, 0.06);
        Assert.Equal(spots.Meant.Y, spots.Drawn.Y, 0.06);
    }

    private static PathShape Build(IReadOnlyList<PathGoal> goals, IReadOnlyList<SparkPoint>? points = null) => PathBuilder.Build(Source(goals, points ?? []), Text, Tick);

    private static PathSource Source(IReadOnlyList<PathGoal> goals, IReadOnlyList<SparkPoint> points) =>
        new(points, goals, [.. TestPeriods.Cchc.Year(2024).Where(p => p.Deadline is not null)], Baseline, Percent: true, Whole: false, BreaksAtYear: false);

    private static PathGoal Way(TrajectoryShape shape, double value, params TargetStep[] steps) => new(End, value, new TargetPath(shape, [new TargetStep(Baseline, 20), .. steps]));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Tick(double value, double step) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static List<List<SparkSpot>> Lines(string path) => [.. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(l => Spots("M" + l))];

    private static double Height(List<SparkSpot> line, double x)
    {
        var (from, to) = line.Zip(line.Skip(1)).First(s => x >= s.First.X - 0.06 && x <= s.Second.X + 0.06);
        return from.Y + ((to.Y - from.Y) * (x - from.X) / (to.X - from.X));
    }

    private static List<SparkSpot> Spots(string path) =>
        [.. Spot().Matches(path).Select(m => new SparkSpot(double.Parse(m.Groups["x"].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture)))];

    [GeneratedRegex("[ML](?<x>-?[0-9.]+),(?<y>-?[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spot();

    [GeneratedRegex("M", RegexOptions.None, 1000)]
    private static partial Regex Moves();
}
