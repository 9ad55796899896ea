using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Signals;

namespace Kpi.Data.Tests.Analysis;

public sealed class OutlierFinderTests
{
    // The illustrative quarters of cchc.3.3.received, and of cchc.3.1.1.
    private static readonly double[] Received = [4870, 6366, 6104, 6178, 6012, 7862, 7459, 7604, 7628];
    private static readonly double[] NewProcedures = [1, 2, 2, 1, 0, 2, 2, 1, 2];

    [Theory]
    [InlineData(8555)]
    [InlineData(9400)]
    [InlineData(5200)]
    public void Find_GrowthThatIsNatural_SaysNothing(double value) => Assert.Null(Find(Received, value));

    [Fact]
    public void Find_FewThings_VaryByAFew()
    {
        Assert.Null(Find(NewProcedures, 5, least: 5));
        Assert.Null(Find([0, 0, 1, 0, 0, 0, 1], 4, least: 5));
        Assert.NotNull(Find(NewProcedures, 20, least: 5));
    }

    [Theory]
    [InlineData(85_550, 8555d)]
    [InlineData(850, 8500d)]
    [InlineData(855, null)]
    [InlineData(77_828, 7828d)]
    [InlineData(76_628, 7628d)]
    public void Find_ASlipOfTheFinger_IsToldWithTheFigureThatWasMeant(double value, double? meant)
    {
        var outlier = Find(Received, value);
        Assert.Equal(OutlierBasis.Limits, outlier!.Basis);
        Assert.Equal(meant, outlier.Meant);
        Assert.InRange(outlier.High, 8000, 9000);
    }

    [Fact]
    public void Find_OfAYearToDateFigure_HintsAtWhatWasWritten()
    {
        // 161,830 was written for 16,183: 7,628 of it belong to the quarter before.
        var outlier = Find(Received, 161_830 - 7628, offset: 7628);
        Assert.Equal(16_183, outlier!.Meant);
    }

    [Fact]
    public void Find_SwappedDigits_AreHintedAt() => Assert.Equal(19, Find([18, 19, 18, 20, 19, 18], 91, least: 5)!.Meant);

    [Fact]
    public void Find_AnEarlierSlip_DoesNotHideTheNext() => Assert.NotNull(Find([100, 102, 99, 1000, 101, 100, 98, 103], 520));

    [Fact]
    public void Find_FewValues_OnlyAskForAFactor()
    {
        Assert.Null(Find([10], 1000));
        Assert.Null(Find([10, 12], 90));
        Assert.Null(Find([0, 0], 90));
        Assert.Equal(OutlierBasis.Factor, Find([10, 12], 96)!.Basis);
        Assert.Equal(OutlierBasis.Factor, Find([97.1, 98.8], 9.71)!.Basis);
        Assert.Equal((10, 12), (Find([10, 12], 120)!.Low, Find([10, 12], 120)!.High));
    }

    [Fact]
    public void Find_WhatNeverVaried_HasNoLimits()
    {
        Assert.Null(Find([9, 9, 9, 9, 9, 9, 9, 9], 19, least: 5));
        Assert.Equal(OutlierBasis.Factor, Find([9, 9, 9, 9, 9, 9], 0, least: 5)!.Basis);
        Assert.Null(Find([9, 9, 9], 0, least: 5));
        Assert.Equal(9, Find([9, 9, 9, 9, 9, 9, 9, 9], 90, least: 5)!.Meant);
    }

    [Fact]
    public void Find_MissingPeriods_AreNoNeighbours()
    {
        SeriesValue[] gaps = [new(10), default, new(100), default, new(10), default, new(100), new(90), new(110)];
        Assert.Null(OutlierFinder.Find(gaps, 60));
        Assert.Null(OutlierFinder.Find([default, default], 60));
    }

    [Fact]
    public void Find_AnySeriesAtAnyScale_SaysTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt[] Values, PositiveInt Next, byte Power)>(),
        x =>
        {
            // Powers of two: exact at every scale.
            var scale = Math.Pow(2, (x.Power % 41) - 20);
            var values = Array.ConvertAll(x.Values, v => (double)v.Get);
            var one = Find(values, x.Next.Get, least: 5);
            var scaled = Find(Array.ConvertAll(values, v => v * scale), x.Next.Get * scale, least: 5 * scale);
            Assert.Equal((one?.Basis, one?.Low * scale, one?.High * scale), (scaled?.Basis, scaled?.Low, scaled?.High));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Find_WithinNaturalLimits_NeverWarns() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt[] Values, byte At)>(),
        x =>
        {
            var points = Array.ConvertAll(x.Values, v => new SeriesValue(v.Get));
            if (points.Length < OutlierFinder.LimitsFrom || ControlChartLimits.Xmr(points, screening: true) is not { Limits: { } limits, MovingRange: > 0 }) return;
            Assert.Null(OutlierFinder.Find(points, Math.Max(0, limits.Lower) + ((limits.Upper - Math.Max(0, limits.Lower)) * x.At / 255)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Find_TenTimesAStableSeries_AlwaysWarns() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt Level, byte[] Wobbles)>(),
        x =>
        {
            if (x.Wobbles.Length < OutlierFinder.FactorFrom) return;
            var level = 100.0 * x.Level.Get;
            var values = Array.ConvertAll(x.Wobbles, w => level * (0.9 + (0.2 * w / 255)));
            Assert.NotNull(Find(values, 10 * values[^1], least: 5));
        }).QuickCheckThrowOnFailure();

    private static Outlier? Find(double[] earlier, double value, double least = 0, double offset = 0) =>
        OutlierFinder.Find(Array.ConvertAll(earlier, v => new SeriesValue(v)), value, least, offset);
}
