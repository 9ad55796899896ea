using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

/// <summary>Which published periods a change of targets would judge anew.</summary>
public sealed class TargetRewritesTests
{
    private static readonly Indicator Level = new(1, "x", new("x", "x"), new("x", "x"), ValueKind.Percent, [], Accumulation.Stock, Direction.Higher, 1, 1, null);
    private static readonly CatalogueSnapshot Catalogue = new([TestCalendar.Cchc], [], [Level], []);

    // What is in force, then the change: value@first day..last day. Published are the half-year and the year 2024, at 42 %.
    [Theory]
    [InlineData("2024", "", "50@", "")]
    [InlineData("2024", "50@", "50@", "")]
    [InlineData("2024", "50@", "30@", "2024")]
    [InlineData("2024", "50@", "51@", "2024")]
    [InlineData("2024", "50@", "30@2025-01-01", "")]
    [InlineData("2024", "50@", "30@2024-07-01", "2024")]
    [InlineData("2024", "45@2024-07-01", "55@2024-07-01", "2024")]
    [InlineData("2024", "45@2024-07-01", "45@2024-07-01", "")]
    [InlineData("2024", "45@2024-07-01", "45@", "")]
    [InlineData("2024", "45@", "45@2025-01-01", "")]
    [InlineData("2024", "45@", "45@..2024-06-30", "2024")]
    [InlineData("2024-H1", "50@", "30@2024-06-14", "2024-H1")]
    [InlineData("2024-H1", "50@", "30@2024-06-15", "")]
    [InlineData("2024-Q3", "50@", "30@", "")]
    public void Of_OneChange_NamesWhatStoodJudgedByAnother(string period, string standing, string change, string rewritten) =>
        Assert.Equal(rewritten, Rewritten(standing.Length == 0 ? [] : [(1, Read(period, standing, null))], Read(period, change, null)));

    [Fact]
    public void Of_OwnTargetBesideAGeneralOne_JudgesAnewWhatTheGeneralOneHasJudged()
    {
        Assert.Equal("2024", Rewritten([(1, Read("2024", "50@", null))], Read("2024", "30@", 7)));
        Assert.Equal("", Rewritten([(1, Read("2024", "50@", null))], Read("2024", "50@", 7)));
        Assert.Equal("", Rewritten([(1, Read("2024", "50@", null))], Read("2024", "30@2025-01-01", 7)));

        // A general one says nothing where the agency has its own, nor anything about others.
        Assert.Equal("", Rewritten([(1, Read("2024", "50@", 7))], Read("2024", "30@", null)));
        Assert.Equal("", Rewritten([(1, Read("2024", "50@", 8))], Read("2024", "30@", 8)));
    }

    [Fact]
    public void Of_PathThatChanges_NamesTheMilestonesThatHaveJudged()
    {
        Target Way(double value) => Read("2025", FormattableString.Invariant($"{value}@"), null) with { Path = new TargetPath(TrajectoryShape.LinearByPeriods, [new TargetStep(new DateOnly(2023, 12, 14), 10)]) };
        Assert.Equal("2024-H1 2024", Rewritten([(1, Way(60))], Way(80)));
        Assert.Equal("", Rewritten([(1, Way(60))], Way(60)));

        // A milestone that a target of its own stands in for has judged nothing.
        Assert.Equal("2024-H1", Rewritten([(1, Way(60)), (1, Read("2024", "40@", null))], Way(80)));
    }

    // 200 and 110 are 310 by nine months, which nobody reports: a milestone of 300 there was met, one of 320 is missed.
    [Fact]
    public void Of_WayOfWhatAddsUp_NamesTheNineMonthsThatItHasJudged()
    {
        var flow = Level with { Id = 2, Kind = ValueKind.Count, Accumulation = Accumulation.Flow };
        Target Way(double nine) => Read("2024", "400@", null) with { IndicatorId = flow.Id, Path = new TargetPath(TrajectoryShape.Stepped, [new(new DateOnly(2023, 12, 14), 0), new(new DateOnly(2024, 9, 14), nine)]) };
        Assert.Equal("2024-9M", Rewritten(320));
        Assert.Equal("", Rewritten(300));

        string Rewritten(double nine) => string.Join(' ', TargetRewrites.Of(
            new CatalogueSnapshot([TestCalendar.Cchc], [], [flow], []),
            [(1, Way(300))],
            [Way(nine)],
            new[] { ("2024-H1", 200d), ("2024-Q3", 110) }.Select(p => (7, flow.Id, new Figure(TestCalendar.Period(p.Item1), ObservationState.Reported, p.Item2, null, null, false)))).Select(p => p.Key));
    }

    [Fact]
    public void Of_AnyChangeFromADayAfterWhatIsPublished_IsNone() => Prop.ForAll(
        Gen.Choose(1, 99).Zip(Gen.Choose(1, 99)).Zip(Gen.Choose(0, 3)).ToArbitrary(),
        made =>
        {
            var ((old, fresh), place) = made;
            var period = new[] { "2024-H1", "2024", "2025-H1", "2025" }[place];
            Assert.Equal("", Rewritten([(1, Read(period, FormattableString.Invariant($"{old}@"), null))], Read(period, FormattableString.Invariant($"{fresh}@2024-12-15"), null)));
        }).QuickCheckThrowOnFailure();

    private static string Rewritten((int, Target)[] versions, params Target[] changes) => string.Join(' ', TargetRewrites.Of(
        Catalogue,
        versions,
        changes,
        new[] { "2024-H1", "2024" }.Select(p => (7, Level.Id, new Figure(TestCalendar.Period(p), ObservationState.Reported, 42, null, null, false)))).Select(p => p.Key));

    private static Target Read(string period, string text, int? agency)
    {
        var (value, days) = text.Split('@') is [var first, var second] ? (first, second.Split("..")) : throw new FormatException(text);
        return new Target(
            "t", Level.Id, agency, TestCalendar.Period(period), TargetComparator.AtLeast, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "QĐ", false, null, Day(days[0]), Day(days.ElementAtOrDefault(1)));
    }

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
