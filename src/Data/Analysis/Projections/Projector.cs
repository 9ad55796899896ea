namespace Kpi.Data.Analysis.Projections;

/// <summary>
/// Carries a series forward by the method its length allows (methods §2.5): below 3 points nothing, at 3 half-drift for one step, from 4 half-drift with t intervals, from 10
/// damped Holt with the wider of its t interval and the conformal one. A declared season is carried by the seasonal naive method once two seasons are known.
/// </summary>
public static class Projector
{
    // A rate of all is 100 % up to rounding.
    private const double Tolerance = 1e-9;
    private const double ClipLow = 0.0005;
    private const double ClipHigh = 0.9995;
    internal const double Inner = 0.8;
    internal const double Outer = 0.95;
    private const int HoltFrom = 10;
    private const int OuterFrom = 12;
    private const int BacktestRuns = 4;

    /// <summary>The values to come with their intervals, and how often such an interval held the value before. Source: methods §2.5; Hyndman and Athanasopoulos, Forecasting, 3rd edition.</summary>
    /// <param name="values">In the unit of the series; consecutive periods, a missing one null. What lies before the last gap is not used: nothing is interpolated.</param>
    /// <returns>In the same unit, as many steps as asked for, with three points one step; no points at all below 3 values. Of a series that ends with a gap it goes on from the last value.</returns>
    public static Projection Project(IReadOnlyList<double?> values, ProjectionOptions options) => Project(RunOf(values, options));

    internal static Projection Project(ProjectionRun from)
    {
        var (run, options, seasonal) = (from.Values, from.Options, from.Seasonal);
        if (run.Length < 3) return Projection.None(run.Length);
        var method = seasonal ? ProjectionMethod.SeasonalNaive : run.Length < HoltFrom ? ProjectionMethod.HalfDrift : ProjectionMethod.DampedHolt;
        var horizon = run.Length == 3 && !seasonal ? 1 : Math.Clamp(options.Horizon, 1, 8);
        var holt = method == ProjectionMethod.DampedHolt ? from.Holt : null;
        var points = new ProjectionPoint[horizon];
        for (var h = 1; h <= horizon; h++)
        {
            var (value, half80, half95) = Step(run, run.Length, h, holt, seasonal ? options.Season : 0);
            points[h - 1] = new ProjectionPoint(
                h,
                Back(value, options),
                Back(value - half80, options),
                Back(value + half80, options),
                run.Length < OuterFrom ? null : Back(value - half95, options),
                run.Length < OuterFrom ? null : Back(value + half95, options));
        }

        // "In the last k periods this range held the value j times": each from what was known before it.
        int hits = 0, runs = 0;
        for (var k = Math.Max(4, run.Length - BacktestRuns); k < run.Length; k++)
        {
            var (value, half, _) = Step(run, k, 1, k < HoltFrom ? null : holt, k < 2 * options.Season ? 0 : options.Season);
            runs++;
            if (Math.Abs(run[k] - value) <= half) hits++;
        }
        return new Projection(method, run.Length, points, hits, runs);
    }

    /// <summary>The probability that a value to come reaches a bound: 1 − F((T − μ)/se) of the method that projects the series, on its scale (methods §2.5).</summary>
    /// <param name="horizon">How many periods ahead, from 1.</param>
    /// <param name="bound">T, in the unit of the series.</param>
    /// <param name="atLeast">Whether the bound is reached from below.</param>
    /// <returns>0 to 1; null below 8 points or without spread.</returns>
    public static double? ChanceOf(IReadOnlyList<double?> values, ProjectionOptions options, int horizon, double bound, bool atLeast) =>
        ChanceOf(RunOf(values, options), horizon, bound, atLeast);

    internal static double? ChanceOf(ProjectionRun from, int horizon, double bound, bool atLeast)
    {
        var (run, options) = (from.Values, from.Options);
        if (run.Length < 8) return null;
        var goal = options.Percent ? Logit(bound) : bound;
        double value, error;
        int freedom;
        if (from.Seasonal)
        {
            ((value, error), freedom) = (Seasonal(run, options.Season, horizon), run.Length - options.Season);
        }
        else if (run.Length < HoltFrom)
        {
            ((value, error), freedom) = (Drift.At(run, horizon), run.Length - 2);
        }
        else
        {
            var fit = from.Holt.Whole;
            (value, error, freedom) = (fit.Forecast(horizon), fit.Error(horizon), run.Length - 5);
        }
        if (!(error > 0)) return null;
        var below = StudentT.Cumulative((goal - value) / error, freedom);
        return atLeast ? 1 - below : below;
    }

    /// <summary>The probability that a value to come lies within two bounds. What the series cannot go beyond, like 100 % of a share, is no bound.</summary>
    /// <returns>0 to 1; null below 8 points, without spread, and where neither is a bound.</returns>
    internal static double? ChanceWithin(ProjectionRun from, int horizon, double low, double high)
    {
        double? above = low <= 0 && (from.Options.Percent || from.Options.NonNegative) ? null : ChanceOf(from, horizon, low, atLeast: true);
        double? below = high >= 100 && from.Options.Percent ? null : ChanceOf(from, horizon, high, atLeast: false);
        return (above, below) is ({ } least, { } most) ? Math.Max(0, least + most - 1) : above ?? below;
    }

    /// <summary>What follows the last gap, ready to be projected.</summary>
    internal static ProjectionRun RunOf(IReadOnlyList<double?> values, ProjectionOptions options)
    {
        var run = LastRun(values);
        if (!options.Percent) return new ProjectionRun(run, options);

        // More done than was planned is more than 100 %: the logit would hold what comes below what has been.
        if (Array.Exists(run, v => v is < -Tolerance or > 100 + Tolerance)) return new ProjectionRun(run, options with { Percent = false, NonNegative = Array.TrueForAll(run, v => v >= 0) });
        for (var i = 0; i < run.Length; i++) run[i] = Logit(run[i]);
        return new ProjectionRun(run, options);
    }

    internal static double[] LastRun(IReadOnlyList<double?> values)
    {
        var end = values.Count;
        while (end > 0 && values[end - 1] is null) end--;
        var start = end;
        while (start > 0 && values[start - 1] is { } value && double.IsFinite(value)) start--;
        var run = new double[end - start];
        for (var i = 0; i < run.Length; i++) run[i] = values[start + i]!.Value;
        return run;
    }

    /// <summary>A step of <paramref name="horizon"/> from the first <paramref name="count"/> points, with the half-widths of both intervals.</summary>
    private static (double Value, double Half80, double Half95) Step(double[] run, int count, int horizon, HoltOrigins? holt, int season)
    {
        if (holt is not null) return holt.Step(count, horizon);
        var known = run.AsSpan(0, count);
        var ((value, error), freedom) = season > 1 ? (Seasonal(known, season, horizon), count - season) : (Drift.At(known, horizon), count - 2);
        return (value, error * Two(Inner, freedom), error * Two(Outer, freedom));
    }

    // se_h = s·√(⌊(h − 1)/m⌋ + 1), s² = Σe²/(n − m) over the changes from one year to the next, n − m degrees of freedom.
    private static (double Value, double Error) Seasonal(ReadOnlySpan<double> run, int season, int horizon)
    {
        var n = run.Length;
        double squares = 0, change = 0;
        for (var i = season; i < n; i++)
        {
            var difference = run[i] - run[i - season];
            squares += difference * difference;
            change += difference;
        }
        var cycle = ((horizon - 1) / season) + 1;
        var error = Math.Sqrt(squares / (n - season) * cycle);
        return (run[n - season + ((horizon - 1) % season)] + (cycle * (change / (n - season)) / 2), error);
    }

    /// <summary>The two-sided t quantile.</summary>
    internal static double Two(double level, int freedom) => StudentT.Quantile((1 + level) / 2, freedom);

    private static double Logit(double percent)
    {
        var share = Math.Clamp(percent / 100, ClipLow, ClipHigh);
        return Math.Log(share / (1 - share));
    }

    private static double Back(double value, ProjectionOptions options)
    {
        if (options.Percent) return 100 / (1 + Math.Exp(-value));
        return options.NonNegative ? Math.Max(0, value) : value;
    }
}
