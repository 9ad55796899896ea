using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Tests.Analysis;

public sealed class ComparerTests
{
    [Fact]
    public void Compare_HalfYearsOfOneLength_GivesDifferenceAndShare()
    {
        var comparison = Comparer.Compare(ValueKind.Count, false, Direction.None, Side("2022-H1", 11236), Side("2023-H1", 13874));
        Assert.Null(comparison.Refusal);
        Assert.False(comparison.PerDay);
        Assert.Equal(2638, comparison.Absolute);
        Assert.Equal(23.478, comparison.Relative!.Value, 3);
        Assert.Null(comparison.Better);
    }

    [Fact]
    public void Compare_CountsOfUnequalWindows_IsPerDay()
    {
        // 173 days against 181: +0.97 % in all, +5.64 % a day (methods §3.4).
        var before = Side("2023-H1", 16028) with { Start = new DateOnly(2023, 1, 1), End = new DateOnly(2023, 6, 30) };
        var after = Side("2024-H1", 16183) with { Start = new DateOnly(2023, 12, 16), End = new DateOnly(2024, 6, 5) };
        Assert.Equal((181, 173), (before.Days, after.Days));
        var comparison = Comparer.Compare(ValueKind.Count, false, Direction.Higher, before, after);
        Assert.True(comparison.PerDay);
        Assert.Equal(5.64, comparison.Relative!.Value, 2);
        Assert.True(comparison.Better);
    }

    [Fact]
    public void Compare_LeapYear_ComparesCountsAsTheyAre()
    {
        var comparison = Comparer.Compare(ValueKind.Count, false, Direction.None, Side("2023-H1", 100), Side("2024-H1", 100));
        Assert.False(comparison.PerDay);
        Assert.Equal(0, comparison.Absolute);
    }

    // A day that a report declares is not that of a leap year: it is counted whichever side it stands on.
    [Fact]
    public void Compare_DeclaredWindowOfOneDayLess_IsPerDay() => Prop.ForAll<int, bool>((shift, earlier) =>
    {
        var days = shift % 3;
        var (before, after) = (Side("2022-H1", 1810), Side("2023-H1", 1810));
        if (earlier) before = before with { End = before.End.AddDays(days), Declared = days != 0 };
        else after = after with { End = after.End.AddDays(days), Declared = days != 0 };
        var comparison = Comparer.Compare(ValueKind.Count, false, Direction.Higher, before, after);
        Assert.Equal((days != 0, days != 0), (comparison.PerDay, comparison.Absolute != 0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_Percentages_IsInPointsAndNeverPerDay()
    {
        var comparison = Comparer.Compare(ValueKind.Percent, false, Direction.Higher, Side("2023-H1", 98.8), Side("2024-H1", 100));
        Assert.False(comparison.PerDay);
        Assert.Equal(1.2, comparison.Absolute!.Value, 9);
    }

    [Theory]
    [InlineData("2024-Q1", "2024-H1", ComparisonRefusal.OverlappingWindows)]
    [InlineData("2024-H1", "2024", ComparisonRefusal.OverlappingWindows)]
    [InlineData("2023-H1", "2024-Q3", ComparisonRefusal.UnlikeWindows)]
    [InlineData("2023-Q1", "2024-Q3", null)]
    [InlineData("2023", "2024", null)]
    public void Compare_Windows_AreComparedOnlyWhenAlikeAndApart(string before, string after, ComparisonRefusal? refusal) =>
        Assert.Equal(refusal, Comparer.Compare(ValueKind.Count, false, Direction.None, Side(before, 30), Side(after, 40)).Refusal);

    // Where every report counts from the start of the year, a quarter's covers three, six, nine or twelve months, and the fifth month's five.
    [Theory]
    [InlineData("2024-Q1", 3, 3)]
    [InlineData("2024-Q2", 3, 6)]
    [InlineData("2024-Q3", 3, 9)]
    [InlineData("2024-Q4", 3, 12)]
    [InlineData("2024-H1", 6, 6)]
    [InlineData("2024-9M", 9, 9)]
    [InlineData("2024", 12, 12)]
    [InlineData("2024-05", 1, 5)]
    public void Months_FollowWhatTheFigureCounts(string period, int alone, int fromStart) =>
        Assert.Equal((alone, fromStart), (Side(period, 1).Months, (Side(period, 1) with { FromStart = true }).Months));

    [Fact]
    public void Compare_Levels_HaveNoLength() => Assert.Null(Comparer.Compare(ValueKind.Count, true, Direction.None, Side("2024-Q1", 122), Side("2024-H1", 127)).Refusal);

    [Fact]
    public void Compare_MissingSide_IsRefusedNotZero()
    {
        Assert.Equal(ComparisonRefusal.MissingSide, Comparer.Compare(ValueKind.Count, false, Direction.None, Side("2023-H1", null), Side("2024-H1", 5)).Refusal);
        Assert.Equal(ComparisonRefusal.MissingSide, Comparer.Compare(ValueKind.Count, false, Direction.None, null, Side("2024-H1", 5)).Refusal);
    }

    [Fact]
    public void Compare_Answers_IsRefused() => Assert.Equal(ComparisonRefusal.NotAQuantity, Comparer.Compare(ValueKind.Enumeration, false, Direction.None, Side("2023-H1", 0), Side("2024-H1", 2)).Refusal);

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    public void Compare_TinyBase_HasNoRelativeChange(double before) => Assert.Null(Comparer.Compare(ValueKind.Count, true, Direction.None, Side("2023-H1", before), Side("2024-H1", 60)).Relative);

    [Theory]
    [InlineData(Direction.Higher, 10, 12, true)]
    [InlineData(Direction.Higher, 12, 10, false)]
    [InlineData(Direction.Lower, 12, 10, true)]
    [InlineData(Direction.Lower, 10, 10, null)]
    [InlineData(Direction.None, 10, 12, null)]
    public void Compare_Direction_SaysBetterOrWorse(Direction direction, double before, double after, bool? better) =>
        Assert.Equal(better, Comparer.Compare(ValueKind.Percent, true, direction, Side("2023-H1", before), Side("2024-H1", after)).Better);

    // Bounds of 90 and 95 %: how far outside counts, within no place is the better one, nor is one of two as far outside on either side.
    [Theory]
    [InlineData(92, 97, false)]
    [InlineData(92, 85, false)]
    [InlineData(97, 99, false)]
    [InlineData(97, 96, true)]
    [InlineData(97, 95, true)]
    [InlineData(80, 91, true)]
    [InlineData(80, 96, true)]
    [InlineData(89, 99, false)]
    [InlineData(91, 94, null)]
    [InlineData(88, 97, null)]
    [InlineData(95, 95.00000001, null)]
    [InlineData(97, 97, null)]
    public void Compare_Range_IsBetterNearerToIt(double before, double after, bool? better)
    {
        var (one, other) = (Side("2023-H1", before), Side("2024-H1", after));
        Assert.Equal(better, Comparer.Compare(ValueKind.Percent, true, Direction.Range, one, other, range: (90, 95)).Better);
        Assert.Null(Comparer.Compare(ValueKind.Percent, true, Direction.Range, one, other).Better);
        Assert.Null(Comparer.Compare(ValueKind.Percent, true, Direction.None, one, other, range: (90, 95)).Better);
    }

    [Fact]
    public void Compare_RangeOfCountsOverUnequalWindows_HoldsBothOverTheLaterOne()
    {
        // 1820 in 182 days would be 1740 in 174: within 1700 to 1760, which 1820 is not.
        var before = Side("2023-H1", 1820) with { Start = new DateOnly(2022, 12, 15), End = new DateOnly(2023, 6, 14) };
        var after = Side("2024-H1", 1800) with { Start = new DateOnly(2023, 12, 16), End = new DateOnly(2024, 6, 6) };
        var comparison = Comparer.Compare(ValueKind.Count, false, Direction.Range, before, after, range: (1700, 1760));
        Assert.Equal((182, 174, true, false), (before.Days, after.Days, comparison.PerDay, comparison.Better));
    }

    // Whatever a change is, it is not called better beside a figure that has left the range, nor worse beside one that is back; the way back and the mirror have their opposites.
    [Fact]
    public void Compare_Range_AgreesWithWhatIsMet() => Prop.ForAll<(short Before, short After, short Low), byte>((at, width) =>
    {
        var (before, after, low, high) = (at.Before / 8d, at.After / 8d, at.Low / 8d, (at.Low / 8d) + width + 1);
        bool? Better(double then, double now, double least, double most) =>
            Comparer.Compare(ValueKind.Percent, true, Direction.Range, Side("2023-H1", then), Side("2024-H1", now), range: (least, most)).Better;
        var (met, meets, better) = (before >= low && before <= high, after >= low && after <= high, Better(before, after, low, high));
        return (met, meets) switch
        {
            (true, true) => better is null,
            (false, false) => true,
            _ => better == meets,
        } && Better(after, before, low, high) == !better && Better(-before, -after, -high, -low) == better;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Clarity_OfTwoRates_IsThatOfTwoProportions()
    {
        // 18/119 against 26/127: z = 1.09. 1800/11900 against 2600/12700: z = 10.9, but 2.2 with σz = 5 and 1.8 with 6.
        Assert.Equal(Clarity.NoClearChange, Rates(18, 119, 26, 127, null));
        Assert.Equal(Clarity.Clear, Rates(1800, 11900, 2600, 12700, null));
        Assert.Equal(Clarity.Clear, Rates(1800, 11900, 2600, 12700, 5));
        Assert.Equal(Clarity.NoClearChange, Rates(1800, 11900, 2600, 12700, 6));
        Assert.Equal(Clarity.NoClearChange, Rates(2, 2, 5, 5, null));
        Assert.Equal(Clarity.Unknown, Comparer.Compare(ValueKind.Percent, true, Direction.Higher, Side("2023-H1", 10), Side("2024-H1", 12)).Clarity);

        static Clarity Rates(double x0, double n0, double x1, double n1, double? sigmaZ) => Comparer.Compare(
            ValueKind.Percent, true, Direction.Higher,
            Side("2023-H1", 100 * x0 / n0) with { Numerator = x0, Denominator = n0 },
            Side("2024-H1", 100 * x1 / n1) with { Numerator = x1, Denominator = n1 },
            new UsualVariation(SignalAnalyser.Analyse([], Direction.Higher, null, SignalOptions.Default), [], false, 0, sigmaZ)).Clarity;
    }

    private static ComparisonSide Side(string period, double? value)
    {
        var of = TestCalendar.Period(period);
        return new ComparisonSide(of, value, null, null, of.Start, of.End);
    }
}
