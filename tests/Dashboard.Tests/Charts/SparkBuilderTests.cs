using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Dashboard.Charts;

namespace Kpi.Dashboard.Tests.Charts;

public sealed partial class SparkBuilderTests
{
    private const int Width = 220;
    private const int Height = 44;

    [Fact]
    public void Build_MissingValueInTheMiddle_LeavesTheLineOpen()
    {
        var shape = Build([1, 2, null, 4, 5]);
        Assert.Equal(2, Moves(shape.Actual));
        Assert.Single(shape.Gaps);
        Assert.NotNull(shape.Last);
    }

    [Fact]
    public void Build_LastValueMissing_MarksNoLastValue() => Assert.Null(Build([1, 2, null]).Last);

    [Fact]
    public void Build_CountsFromTheStartOfTheYear_NoLineLeadsIntoTheNext()
    {
        var periods = new[] { "2023-Q1", "2023-H1", "2023", "2024-Q1", "2024-H1" }.Select(TestPeriods.Cchc.Find).ToList();
        var points = periods.Select((p, i) => new SparkPoint(p!, i)).ToList();
        Assert.Equal(2, Moves(SparkBuilder.Build(points, [], breaksAtYear: true, Width, Height).Actual));
        Assert.Equal(1, Moves(SparkBuilder.Build(points, [], breaksAtYear: false, Width, Height).Actual));
    }

    [Fact]
    public void Build_RatesOfWindowsOfDifferentLength_AreNotJoined()
    {
        var points = new[] { "2024-Q1", "2024-H1", "2024-Q3", "2024" }.Select((k, i) => new SparkPoint(TestPeriods.Of(k), i)).ToList();
        var shape = SparkBuilder.Build(points, [], breaksAtYear: false, Width, Height, connects: false);
        Assert.Equal(4, Moves(shape.Actual));
        Assert.DoesNotContain("L", shape.Actual, StringComparison.Ordinal);
        Assert.Equal(shape.Spots, shape.Alone);
        Assert.Empty(SparkBuilder.Build(points, [], breaksAtYear: false, Width, Height).Alone);
    }

    [Fact]
    public void Build_RatesOfTheSameWindowOfEachYear_AreJoined()
    {
        var points = new[] { "2022-H1", "2023-H1", "2024-H1", "2024" }.Select((k, i) => new SparkPoint(TestPeriods.Of(k), i)).ToList();
        var shape = SparkBuilder.Build(points, [], breaksAtYear: false, Width, Height, connects: false);
        Assert.Equal(2, Moves(shape.Actual));
        Assert.Equal([shape.Spots[3]], shape.Alone);
    }

    [Fact]
    public void Build_TheOnlyCountOfItsYear_IsSeen()
    {
        var points = new[] { "2023", "2024-Q1", "2024-H1" }.Select((k, i) => new SparkPoint(TestPeriods.Of(k), i)).ToList();
        Assert.Contains("h0", SparkBuilder.Build(points, [], breaksAtYear: true, Width, Height).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_TargetsToCome_AreStepsWithLabels()
    {
        var points = new[] { new SparkPoint(TestPeriods.Of("2024-Q1"), 19), new SparkPoint(TestPeriods.Of("2024-H1"), 20.5) };
        var shape = SparkBuilder.Build(points, [(TestPeriods.Of("2024-Q3"), 35), (TestPeriods.Of("2024"), 50)], false, Width, Height);
        Assert.Equal(1, Moves(shape.Target!));
        Assert.Equal([35d, 50d], shape.Labels.Select(l => l.Value));
    }

    [Fact]
    public void Build_Range_HasAStepForEachBound()
    {
        var points = new[] { new SparkPoint(TestPeriods.Of("2024-Q1"), 19), new SparkPoint(TestPeriods.Of("2024-H1"), 20.5) };
        var shape = SparkBuilder.Build(points, [(TestPeriods.Of("2024-Q3"), 35), (TestPeriods.Of("2024"), 50)], false, Width, Height, uppers: [(TestPeriods.Of("2024"), 90)]);
        Assert.Equal(2, Moves(shape.Target!));
        Assert.Equal([35d, 50d, 90d], shape.Labels.Select(l => l.Value));
        var far = SparkBuilder.Build([new SparkPoint(TestPeriods.Of("2024-H1"), 100)], [(TestPeriods.Of("2030"), 20), (TestPeriods.Of("2031"), 60)], false, Width, Height, uppers: [(TestPeriods.Of("2030"), 90), (TestPeriods.Of("2031"), 95)]);
        Assert.Equal([20d, 90d], far.Labels.Select(l => l.Value));
    }

    [Fact]
    public void Build_TargetYearsAhead_IsNamedAtTheEdge()
    {
        var shape = SparkBuilder.Build([new SparkPoint(TestPeriods.Of("2024-H1"), 100)], [(TestPeriods.Of("2030"), 90)], false, Width, Height);
        Assert.Equal(90, Assert.Single(shape.Labels).Value);
    }

    [Fact]
    public void Build_NothingAtAll_IsEmpty()
    {
        Assert.Equal("", Build([]).Actual);
        Assert.Equal("", Build([null, null]).Actual);
    }

    [Fact]
    public void Build_AnySeries_StaysInsideItsBoxAndDrawsNoSegmentIntoAGap() => Prop.ForAll<NonEmptyArray<double?>>(values =>
    {
        var known = values.Get.Select(v => v is { } d && double.IsFinite(d) && Math.Abs(d) < 1e12 ? v : null).Take(40).ToList();
        var shape = Build(known);
        foreach (Match point in Point().Matches(shape.Actual))
        {
            Assert.InRange(double.Parse(point.Groups["x"].Value, CultureInfo.InvariantCulture), 0, Width);
            Assert.InRange(double.Parse(point.Groups["y"].Value, CultureInfo.InvariantCulture), 0, Height);
        }

        // As many strokes as there are runs of known values.
        var runs = known.Where((v, i) => v is not null && (i == 0 || known[i - 1] is null)).Count();
        Assert.Equal(runs, Moves(shape.Actual));
        Assert.Equal(runs == 0 ? 0 : known.Count(v => v is null), shape.Gaps.Count);
    }).QuickCheckThrowOnFailure();

    private static SparkShape Build(IReadOnlyList<double?> values) =>
        SparkBuilder.Build([.. values.Select((v, i) => new SparkPoint(TestPeriods.Of($"{2000 + i}"), v))], [], false, Width, Height);

    private static int Moves(string path) => path.Count(c => c == 'M');

    [GeneratedRegex(@"[ML](?<x>[-0-9.]+),(?<y>[-0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();
}
