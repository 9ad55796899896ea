using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Tests.Analysis;

public sealed class SignalAnalyserTests
{
    // Montgomery, Introduction to Statistical Quality Control: costs of processing mortgage loans, and viscosity of aircraft primer paint.
    private static readonly double[] Loans = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304];
    private static readonly double[] Viscosity = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84];

    // The same book: nonconforming cans of orange juice concentrate in 30 samples of 50.
    private static readonly double[] Cans = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6];

    public static TheoryData<double[], double, double, double, double> Published => new()
    {
        { Loans, 300.5, 7.79, 279.78, 321.22 },
        { Viscosity, 33.52, 0.48, 32.24, 34.80 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Xmr_PublishedSeries_GivesThePublishedLimits(double[] values, double center, double range, double lower, double upper)
    {
        var result = Analyse(values);
        Assert.Equal(center, result.Limits!.Value.Center, 2);
        Assert.Equal(range, result.MovingRange!.Value, 2);
        Assert.Equal(lower, result.Limits.Value.Lower, 2);
        Assert.Equal(upper, result.Limits.Value.Upper, 2);
        Assert.All(result.Points, p => Assert.False(p.Flags.Outside));
    }

    [Fact]
    public void P_PublishedCounts_GiveThePublishedLimits()
    {
        var result = SignalAnalyser.Analyse([.. Cans.Select(c => new SeriesValue(null, c, 50))], Direction.Lower, null, new SignalOptions { Chart = ControlChart.P });
        Assert.Equal((23.13, 5.24, 41.02), (Two(result.Limits!.Value.Center), Two(result.Limits.Value.Lower), Two(result.Limits.Value.Upper)));
        Assert.Equal([14, 22], result.Points.Index().Where(p => p.Item.Flags.Outside).Select(p => p.Index));
    }

    [Theory]
    [InlineData(ControlChart.P)]
    [InlineData(ControlChart.PPrime)]
    public void P_MoreAboveThanBelow_IsNoShareAndHasNoLimits(ControlChart chart)
    {
        var result = SignalAnalyser.Analyse([new(null, 12, 10), new(null, 13, 10), new(null, 9, 10)], Direction.Higher, null, new SignalOptions { Chart = chart });
        Assert.Equal((null, null, null), (result.Limits, result.SigmaZ, result.Variation));
        Assert.Equal([120, 130, 90], result.Points.Select(p => p.Value));
    }

    [Fact]
    public void P_AnyCounts_HaveACentreWithinTheirLimits() => Prop.ForAll(
        Gen.Choose(0, 60).Zip(Gen.Choose(1, 60)).ListOf().Where(l => l.Count > 1).ToArbitrary(),
        counts =>
        {
            var result = SignalAnalyser.Analyse([.. counts.Select(c => new SeriesValue(null, c.Item1, c.Item2))], Direction.Higher, null, new SignalOptions { Chart = ControlChart.PPrime });
            if (result.Limits is { } limits) Assert.True(limits.Lower <= limits.Center + 1e-9 && limits.Center <= limits.Upper + 1e-9, limits.ToString());
            else Assert.True(counts.Sum(c => c.Item1) > counts.Sum(c => c.Item2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void PPrime_CountsThatVaryMoreThanChance_GiveWiderLimits()
    {
        var result = SignalAnalyser.Analyse([.. Cans.Select(c => new SeriesValue(null, c, 50))], Direction.Lower, null, new SignalOptions { Chart = ControlChart.PPrime });
        Assert.Equal(1.6609, result.SigmaZ!.Value, 4);
        Assert.Equal((0, 52.85), (result.Limits!.Value.Lower, Two(result.Limits.Value.Upper)));
    }

    [Fact]
    public void Xmr_OneGreatJump_IsScreenedOutOfTheRange()
    {
        double[] values = [10, 11, 10, 11, 10, 11, 10, 11, 10, 40, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10];
        Assert.Equal(1, Analyse(values).MovingRange);
        Assert.Equal(78 / 20d, Analyse(values, new SignalOptions { Screening = false }).MovingRange!.Value, 9);
    }

    [Fact]
    public void Xmr_ScreeningThatLeavesNothing_IsNotDone()
    {
        double[] values = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 10];
        Assert.Equal(0.5, Analyse(values).MovingRange);
    }

    [Fact]
    public void Constant_Series_HasLimitsWithoutWidthAndNoSignal()
    {
        var result = Analyse([.. Enumerable.Repeat(0.1, 20)]);
        Assert.Equal(result.Limits!.Value.Center, result.Limits.Value.Upper);
        Assert.All(result.Points, p => Assert.False(p.Flags.Any));
        Assert.Equal(Variation.CommonCause, result.Variation);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, 2d)]
    public void Xmr_FewPoints_HasLimitsFromTwo(int count, double? range)
    {
        var result = Analyse([.. Enumerable.Range(0, count).Select(i => 2d * i)]);
        Assert.Equal(range, result.MovingRange);
        Assert.Equal(range is null, result.Limits is null);
        Assert.True(result.Trial);
    }

    [Fact]
    public void Trend_SevenRisingPoints_AreAllFlaggedAndSixAreNot()
    {
        Assert.Equal(7, Analyse([5, 1, 2, 3, 4, 5, 6, 7, 5]).Points.Count(p => p.Flags.Trend));
        Assert.Equal(0, Analyse([5, 1, 2, 3, 4, 5, 6, 5, 5]).Points.Count(p => p.Flags.Trend));
    }

    [Fact]
    public void Trend_EqualNeighbour_BreaksIt() => Assert.Equal(0, Analyse([1, 2, 3, 4, 4, 5, 6, 7, 1]).Points.Count(p => p.Flags.Trend));

    [Fact]
    public void Trend_MissingPeriod_BreaksIt() => Assert.Equal(0, Analyse([1, 2, 3, 4, null, 5, 6, 7, 8, 1]).Points.Count(p => p.Flags.Trend));

    [Fact]
    public void Shift_SevenOnOneSide_AreAllFlagged()
    {
        var result = Analyse([10, 11, 10, 11, 10, 11, 10, 4, 5, 4, 5, 4, 5, 4]);
        Assert.Equal(14, result.Points.Count(p => p.Flags.Shift));
        Assert.Equal(Variation.ConcernLow, result.Variation);
    }

    [Fact]
    public void Shift_RunLengthOfEight_AsksForOneMore() =>
        Assert.Equal(0, Analyse([10, 11, 10, 11, 10, 11, 10, 4, 5, 4, 5, 4, 5, 4], new SignalOptions { RunLength = 8 }).Points.Count(p => p.Flags.Shift));

    [Fact]
    public void TwoOfThree_Variants_DisagreeAsTheToolsDo()
    {
        // Centre 0, mean range 1: near limits ±1.77, limits ±2.66.
        ControlLimits?[] limits = [.. Enumerable.Repeat<ControlLimits?>(new ControlLimits(0, -2.66, 2.66, -1.7733, 1.7733), 3)];
        Assert.Equal("XX-", Flagged([2, 3, 0.5], TwoOfThreeRule.BeyondTwoSigma));
        Assert.Equal("---", Flagged([2, 3, 0.5], TwoOfThreeRule.BetweenTwoAndThreeSigma));
        Assert.Equal("XX-", Flagged([2, 2.5, 0.5], TwoOfThreeRule.BetweenTwoAndThreeSigma));
        Assert.Equal("---", Flagged([2, 2, -0.5], TwoOfThreeRule.BeyondTwoSigma));
        Assert.Equal("XX-", Flagged([2, 2, -0.5], TwoOfThreeRule.CountingOutside));
        Assert.Equal("---", Flagged([2, 2, -2], TwoOfThreeRule.CountingOutside));

        string Flagged(double[] values, TwoOfThreeRule rule)
        {
            var flags = new SignalFlags[3];
            SignalRules.Apply([.. values.Select(v => new SeriesValue(v))], limits, new SignalOptions { TwoOfThree = rule }, flags, new int[3]);
            return string.Concat(flags.Select(f => f.TwoOfThree ? 'X' : '-'));
        }
    }

    [Fact]
    public void Rebase_AtAPoint_StartsLimitsAndRulesAnew()
    {
        double?[] values = [10, 11, 10, 11, 10, 11, 10, 20, 21, 20, 21, 20, 21, 20];
        var result = Analyse(values, new SignalOptions { RebaseAt = [7] });
        Assert.Equal(10.43, result.Points[0].Limits!.Value.Center, 2);
        Assert.Equal(20.43, result.Limits!.Value.Center, 2);
        Assert.All(result.Points, p => Assert.False(p.Flags.Any));
        Assert.Equal(7, result.Count);
    }

    [Fact]
    public void Variation_LastPeriodMissing_IsThatOfTheLastPointKnown()
    {
        var result = Analyse([10, 11, 10, 11, 10, 11, 10, 30, null]);
        Assert.Equal(Variation.ImprovementHigh, result.Variation);
        Assert.Null(result.Points[^1].Type);
    }

    [Theory]
    [InlineData(Direction.Higher, 95, null, Assurance.ConsistentFail)]
    [InlineData(Direction.Higher, 80, null, Assurance.ConsistentPass)]
    [InlineData(Direction.Higher, 90, null, Assurance.Inconsistent)]
    [InlineData(Direction.Higher, 92, null, Assurance.Inconsistent)]
    [InlineData(Direction.Lower, null, 95, Assurance.ConsistentPass)]
    [InlineData(Direction.Lower, null, 80, Assurance.ConsistentFail)]
    [InlineData(Direction.Range, 80, 95, Assurance.ConsistentPass)]
    [InlineData(Direction.Range, 93, 99, Assurance.ConsistentFail)]
    [InlineData(Direction.Range, 90, 99, Assurance.Inconsistent)]
    [InlineData(Direction.None, 90, 99, null)]
    public void Assurance_OfATarget_FollowsTheLimits(Direction direction, int? low, int? high, Assurance? expected) =>
        Assert.Equal(expected, SignalAnalyser.AssuranceOf(new ControlLimits(88.5, 85, 92, 86, 91), direction, (low, high)));

    [Fact]
    public void Limits_OfAnySeries_FollowScaleAndShift() => Prop.ForAll(Series, Gen.Choose(1, 50).ToArbitrary(), Gen.Choose(-100, 100).ToArbitrary(), (values, scale, shift) =>
    {
        var before = Analyse(values);
        var after = Analyse([.. values.Select(v => (v * scale) + shift)]);
        Assert.Equal(before.Points.Select(p => p.Flags), after.Points.Select(p => p.Flags));
        if (before.Limits is not { } limits) return;
        Near((limits.Center * scale) + shift, after.Limits!.Value.Center);
        Near((limits.Upper * scale) + shift, after.Limits.Value.Upper);
        Near((limits.NearLower * scale) + shift, after.Limits.Value.NearLower);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mirror_OfAnySeries_SwapsImprovementAndConcern() => Prop.ForAll(Series, values =>
    {
        var before = Analyse(values);
        var after = Analyse([.. values.Select(v => -v)]);
        Assert.Equal(before.Points.Select(p => Swapped(p.Type)), after.Points.Select(p => p.Type));

        static PointType? Swapped(PointType? type) => type switch
        {
            PointType.Improvement => PointType.Concern,
            PointType.Concern => PointType.Improvement,
            _ => type,
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Direction_Turned_SwapsImprovementAndConcern() => Prop.ForAll(Series, values =>
    {
        var higher = SignalAnalyser.Analyse(Values(values), Direction.Higher, null, SignalOptions.Default);
        var lower = SignalAnalyser.Analyse(Values(values), Direction.Lower, null, SignalOptions.Default);
        Assert.Equal(higher.Points.Count(p => p.Type == PointType.Improvement), lower.Points.Count(p => p.Type == PointType.Concern));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<double?[]> Series => Gen.Choose(-40, 40).Select(n => (double?)n).Or(Gen.Constant((double?)null)).ListOf().Select(l => l.Take(60).ToArray()).ToArbitrary();

    private static SignalResult Analyse(double[] values, SignalOptions? options = null) => Analyse([.. values.Select(v => (double?)v)], options);

    private static SignalResult Analyse(double?[] values, SignalOptions? options = null) => SignalAnalyser.Analyse(Values(values), Direction.Higher, null, options ?? SignalOptions.Default);

    private static SeriesValue[] Values(double?[] values) => [.. values.Select(v => new SeriesValue(v))];

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - (1e-9 * (1 + Math.Abs(expected))), expected + (1e-9 * (1 + Math.Abs(expected))));

    private static double Two(double number) => Math.Round(number, 2);
}
