using System.Text.RegularExpressions;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Analysis;

/// <summary>Where public tools disagree: each test has both answers, and says which one is ours. The list is docs/methods-compared.md.</summary>
public sealed partial class ToolDisagreementTests
{
    // Major planning applications of Milton Keynes decided on time, 2022-Q4 to 2025-Q4 (tests/Series/README.md).
    private static readonly double[] Planning = [95, 94, 100, 96, 100, 100, 100, 93, 71, 93, 100, 100, 47];

    [Fact]
    public void Screening_OfMovingRanges_NarrowsTheLimits()
    {
        // 53, from 100 to 47, lies beyond 3.267 × 10.5 and is left out.
        Assert.Equal(91.46 + (2.66 * 6.636), Analyse(Planning).Limits!.Value.Upper, 2);
        Assert.Equal(91.46 + (2.66 * 10.5), Analyse(Planning, new SignalOptions { Screening = false }).Limits!.Value.Upper, 2);
    }

    [Fact]
    public void Constants_RoundedOrExact_DifferByLessThanAThousandth()
    {
        Assert.Equal((2.66, 3.267), (ControlChartLimits.Sigmas, ControlChartLimits.RangeLimit));
        Assert.Equal(0.016, 100 * Math.Abs((ControlChartLimits.Sigmas / (3 / 1.128)) - 1), 3);
        Assert.True(Math.Abs((ControlChartLimits.Sigmas / (3 * Math.Sqrt(Math.PI) / 2)) - 1) < 0.001);
        Assert.True(3.268 / ControlChartLimits.RangeLimit < 1.001);
    }

    [Fact]
    public void Baseline_IsEveryPointAndNotTheFirstTwelve()
    {
        double[] values = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 14, 15, 14, 15];
        Assert.Equal(values.Average(), Analyse(values).Limits!.Value.Center, 9);
        Assert.NotEqual(values.Take(12).Average(), Analyse(values).Limits!.Value.Center);
    }

    [Fact]
    public void PointThatIsBothHighAndFalling_IsCalledByTheFirstRule()
    {
        // A fall of seven points that begins outside: outside comes before trend, so the first one is good news where higher is better; the last one is not.
        double[] values = [50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 70, 64, 58, 52, 49, 46, 43];
        var points = Analyse(values).Points;
        Assert.Equal((true, true, PointType.Improvement), (points[10].Flags.Outside, points[10].Flags.Trend, points[10].Type));
        Assert.Equal((true, PointType.Concern), (points[16].Flags.Trend, points[16].Type));
    }

    [Fact]
    public void MissingPeriod_BreaksTheMovingRange()
    {
        // Bridged, the range of 9 between 2 and 11 would count.
        var values = new SeriesValue[] { new(1), new(2), default, new(11), new(12) };
        Assert.Equal(1, SignalAnalyser.Analyse(values, Direction.Higher, null, SignalOptions.Default).MovingRange);
    }

    [Fact]
    public void HoltVariance_IsDividedByTheDegreesOfFreedom()
    {
        double[] values = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119];
        var fit = DampedHolt.FitPrefixes(values, values.Length)[0];
        Assert.Equal(fit.Squares / 5, fit.Error(1) * fit.Error(1), 9);

        // Divided by n, as statsmodels does, the variance would be half of that.
        Assert.Equal(2, fit.Error(1) * fit.Error(1) / (fit.Squares / values.Length), 9);
    }

    [Fact]
    public void DriftVariance_CountsTheSlopesOwnError()
    {
        // s² = 2, n = 3, h = 1: 2·1·(1 + 1/2) with n − 1; 2·1·(1 + 1/3) in older text.
        var (_, error) = Drift.At([1, 2, 5], 1);
        Assert.Equal(3, error * error, 9);
    }

    [Theory]
    [InlineData(3, 3.0777)]
    [InlineData(6, 1.5332)]
    [InlineData(17, 1.3406)]
    public void Intervals_OfShortSeries_AreThoseOfTAndNotOfTheNormalDistribution(int n, double factor)
    {
        Assert.Equal(factor, Projector.Two(0.8, n - 2), 4);
        Assert.True(factor > 1.2816);
    }

    [Fact]
    public void Attainment_WhereLowerIsBetter_IsTwoMinusTheShare()
    {
        // 60 against at most 50: 80 % by 2 − A/T and by 1 − (A − T)/|T|, 83.3 % by T/A.
        Assert.Equal(80, Attainment.Percent(Direction.Lower, 60, (null, 50)));
        Assert.Equal(100 * (1 - ((60 - 50d) / 50)), Attainment.Percent(Direction.Lower, 60, (null, 50)));
        Assert.NotEqual(100 * 50 / 60d, Attainment.Percent(Direction.Lower, 60, (null, 50)));

        // Where one tool says 0 and another 100 there is nothing to say.
        Assert.Null(Attainment.Percent(Direction.Lower, 5, (null, 0)));
        Assert.Null(Attainment.Percent(Direction.Higher, 5, (-1, null)));
    }

    [Fact]
    public void Table_EveryTestItNames_Exists()
    {
        var named = TestName().Matches(File.ReadAllText(TestFiles.Path("docs", "methods-compared.md"))).Select(m => (Class: m.Groups["class"].Value, Method: m.Groups["method"].Value)).ToList();
        Assert.True(named.Count >= 20, $"{named.Count}");
        var sources = Directory.EnumerateFiles(TestFiles.Path("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal);
        Assert.All(named, n => Assert.Contains(sources[n.Class], f => File.ReadAllText(f).Contains($" {n.Method}(", StringComparison.Ordinal)));
    }

    private static SignalResult Analyse(double[] values, SignalOptions? options = null) =>
        SignalAnalyser.Analyse([.. values.Select(v => new SeriesValue(v))], Direction.Higher, null, options ?? SignalOptions.Default);

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
