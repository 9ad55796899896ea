using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Tests.Analysis;

/// <summary>Clear or no clear change, from the limits of a series of quarters that ends with 2024-Q4.</summary>
public sealed class UsualVariationTests
{
    // Quarters that go up and down by 10 around 100: mean moving range 20, limits 100 ± 53.2.
    private static readonly double[] Calm = [90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110];

    [Fact]
    public void Quarters_WithinTheLimits_AreNoClearChange() => Assert.Equal(Clarity.NoClearChange, Of(Calm, "2023-Q3", "2024-Q4"));

    [Theory]
    [InlineData(200)]
    [InlineData(20)]
    public void Quarter_BeyondTheLimits_IsAClearChange(double last) => Assert.Equal(Clarity.Clear, Of([.. Calm[..^1], last], "2023-Q4", "2024-Q4"));

    [Fact]
    public void Quarter_ThatIsNotComparedByItself_SaysNothing()
    {
        // The quarter before the last is beyond the limits; back to usual is neither clear nor unclear. Before them both, the series is as usual.
        double[] values = [.. Calm[..^2], 200, 100];
        Assert.Equal(Clarity.Unknown, Of(values, "2024-Q3", "2024-Q4"));
        Assert.Equal(Clarity.NoClearChange, Of(values, "2024-Q1", "2024-Q2"));
    }

    [Fact]
    public void Quarters_BelowThirteen_SayNothing()
    {
        Assert.Equal(Clarity.Unknown, Of(Calm[..12], "2024-Q3", "2024-Q4"));
        Assert.Equal(Clarity.NoClearChange, Of(Calm[..13], "2024-Q3", "2024-Q4"));
    }

    [Fact]
    public void Quarters_BeforeTheLimitsInForce_SayNothing()
    {
        // Thirteen quarters since the limits began anew in 2021-Q4.
        double[] values = [.. Calm[..3], .. Calm[..13]];
        Assert.Equal(Clarity.NoClearChange, Of(values, "2021-Q4", "2024-Q4", rebaseAt: 3));
        Assert.Equal(Clarity.Unknown, Of(values, "2021-Q3", "2024-Q4", rebaseAt: 3));
    }

    // σ of a quarter is 53.2/3 = 17.7; two half-years differ by up to 1.96 × 17.7 × √4 = 69.5 anyway.
    [Theory]
    [InlineData(199, 260, Clarity.NoClearChange)]
    [InlineData(199, 275, Clarity.Unknown)]
    public void HalfYears_OfUsualQuarters_AreHeldAgainstWhatTheirSumsVaryBy(double before, double after, Clarity expected) => Assert.Equal(expected, Of(Calm, "2023-H1", "2024-H1", before, after));

    [Fact]
    public void HalfYears_WithAQuarterMissing_SayNothing() => Assert.Equal(Clarity.Unknown, Of([.. Calm[..^4], double.NaN, .. Calm[^3..]], "2023-H1", "2024-H1", 200, 200));

    [Fact]
    public void Months_AreNoPointsOfASeriesOfQuarters() => Assert.Equal(Clarity.Unknown, Of(Calm, "2024-05", "2024-06"));

    // Large volumes: two proportions alone find anything clear; the series knows better.
    [Fact]
    public void Rates_OfAnUnquietSeries_AreNoClearChange()
    {
        ComparisonSide Rate(string period, double percent) => Side(period, percent) with { Numerator = percent * 100, Denominator = 10_000 };
        var (before, after) = (Rate("2024-Q3", 80), Rate("2024-Q4", 84));
        Assert.Equal(Clarity.Clear, Comparer.Compare(ValueKind.Percent, false, Direction.Higher, before, after).Clarity);
        var usual = Series([.. Enumerable.Range(0, 15).Select(i => i % 2 == 0 ? 84d : 80d), 84], Direction.Higher);
        Assert.Equal(Clarity.NoClearChange, Comparer.Compare(ValueKind.Percent, false, Direction.Higher, before, after, usual).Clarity);
        Assert.Equal(Clarity.Clear, Comparer.Compare(ValueKind.Percent, false, Direction.Higher, before, Rate("2024-Q4", 98), Series([.. Enumerable.Range(0, 15).Select(i => i % 2 == 0 ? 81d : 80d), 98], Direction.Higher)).Clarity);
    }

    private static Clarity Of(double[] values, string before, string after, double? was = null, double? now = null, int? rebaseAt = null)
    {
        double At(string period) => values[TestCalendar.Period(period).EndQuarter - Last.EndQuarter + values.Length - 1];
        return Comparer.Compare(
            ValueKind.Count, false, Direction.Higher, Side(before, was ?? At(before)), Side(after, now ?? At(after)), Series(values, Direction.Higher, rebaseAt)).Clarity;
    }

    private static Period Last { get; } = TestCalendar.Period("2024-Q4");

    private static UsualVariation Series(double[] values, Direction direction, int? rebaseAt = null)
    {
        Period[] periods = [.. Enumerable.Range(Last.EndQuarter - values.Length + 1, values.Length).Select(q => TestCalendar.Cchc.Find(q / 4, PeriodKind.Q1 + (q % 4))!)];
        var signal = SignalAnalyser.Analyse(
            [.. values.Select(v => new SeriesValue(double.IsNaN(v) ? null : v))], direction, null, SignalOptions.Default with { RebaseAt = rebaseAt is { } at ? [at] : [] });
        return new UsualVariation(signal, periods, Quarters: true, rebaseAt ?? 0, null);
    }

    private static ComparisonSide Side(string period, double value)
    {
        var of = TestCalendar.Period(period);
        return new ComparisonSide(of, value, null, null, of.Start, of.End);
    }
}
