using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Targets;

/// <summary>Which version of a target judges which periods.</summary>
public sealed class TargetValidityTests
{
    // Versions by number: value@from..to, a bound left out is open. What is left of them, the latest first.
    [Theory]
    [InlineData("50@..", "50@..")]
    [InlineData("50@.. 30@2024-07-01..", "30@2024-07-01.. 50@..2024-06-30")]
    [InlineData("50@.. 30@..", "30@..")]
    [InlineData("50@2024-01-01.. 30@2024-01-01..", "30@2024-01-01..")]
    [InlineData("50@2024-01-01.. 30@2023-01-01..", "30@2023-01-01..")]
    [InlineData("50@.. 30@2024-07-01.. 35@2024-07-01..", "35@2024-07-01.. 50@..2024-06-30")]
    [InlineData("50@.. 30@2024-07-01.. 20@2025-01-01..", "20@2025-01-01.. 30@2024-07-01..2024-12-31 50@..2024-06-30")]
    [InlineData("50@.. 30@2024-07-01.. 40@..", "40@..")]
    [InlineData("50@..2024-01-31 30@2024-07-01..", "30@2024-07-01.. 50@..2024-01-31")]
    [InlineData("50@.. 50@..2024-06-30", "50@..2024-06-30")]
    [InlineData("50@0001-01-01.. 30@0001-01-01..", "30@0001-01-01..")]
    public void Of_Versions_LeavesTheEarlierOneThePeriodsBeforeTheLater(string versions, string expected) =>
        Assert.Equal(expected, string.Join(' ', TargetValidity.Of([.. versions.Split(' ').Select((v, i) => (i + 1, Read(v)))]).Select(Write)));

    [Fact]
    public void Of_VersionsOfOneNumber_StandBesideEachOtherUntilTheNext()
    {
        var both = TargetValidity.Of([(1, Read("50@..")), (1, Read("60@..")), (2, Read("30@2024-07-01.."))]);
        Assert.Equal(["30@2024-07-01..", "50@..2024-06-30", "60@..2024-06-30"], both.Select(Write));
    }

    [Fact]
    public void Of_TargetsOfOthers_DoNotTouchEachOther()
    {
        Target[] others = [Read("50@.."), Read("50@..") with { AgencyId = 7 }, Read("50@..") with { IndicatorId = 2 }, Read("50@..") with { Period = TestCalendar.Period("2024") }];
        Assert.Equal(others, TargetValidity.Of([.. others.Select((t, i) => (i + 1, t))]));
    }

    [Fact]
    public void Of_AnyVersions_OnADayTheLastThatHasBegunHoldsOrNone() => Prop.ForAll(
        Gen.Choose(0, 12).Zip(Gen.Choose(0, 12)).ListOf().Where(l => l.Count is > 0 and < 8).ToArbitrary(),
        made =>
        {
            DateOnly? Day(int month) => month == 0 ? null : new DateOnly(2024, month, 1);
            var versions = made.Select((m, i) => (Version: i + 1, Target: Read(FormattableString.Invariant($"{i}@..")) with { ValidFrom = Day(m.Item1), ValidTo = Day(m.Item2) })).ToList();
            var valid = TargetValidity.Of(versions);
            for (var day = new DateOnly(2023, 12, 15); day.Year < 2025; day = day.AddDays(9))
            {
                var begun = versions.FindLast(v => v.Target.ValidFrom is null || v.Target.ValidFrom <= day).Target;
                double? expected = begun?.HoldsOn(day) == true ? begun.Value : null;
                Assert.Equal(expected, valid.SingleOrDefault(t => t.HoldsOn(day))?.Value);
            }
        }).QuickCheckThrowOnFailure();

    private static Target Read(string text)
    {
        var (value, days) = text.Split('@') is [var first, var second] ? (first, second.Split("..")) : throw new FormatException(text);
        return new Target("t", 1, null, TestCalendar.Period("2024-H1"), TargetComparator.AtLeast, double.Parse(value, CultureInfo.InvariantCulture), "QĐ", false, null, Day(days[0]), Day(days[1]));
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(Target target) => FormattableString.Invariant($"{target.Value}@{target.ValidFrom:yyyy-MM-dd}..{target.ValidTo:yyyy-MM-dd}");
}
