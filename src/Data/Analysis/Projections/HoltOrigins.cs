namespace Kpi.Data.Analysis.Projections;

/// <summary>
/// Damped Holt from every origin a projection and its backtest ask for, with the errors it made one step ahead: the wider of the t interval and the conformal one, whose
/// half-width is the ⌈(N + 1)(1 − α)⌉-th smallest of the last N = 10 such errors, times √h.
/// </summary>
internal sealed class HoltOrigins
{
    private const int Errors = 10;
    private const int Back = 4;

    // Fitted to fewer points, Holt says less than the last value does.
    private const int NaiveBelow = 6;

    private readonly DampedHolt[] _fits;
    private readonly double[] _errors;
    private readonly int _first;

    /// <param name="run">10 points or more.</param>
    public HoltOrigins(double[] run)
    {
        _first = Math.Max(4, run.Length - Errors - Back);
        _fits = DampedHolt.FitPrefixes(run, _first);
        _errors = new double[run.Length - _first];
        for (var k = _first; k < run.Length; k++) _errors[k - _first] = Math.Abs(run[k] - (k < NaiveBelow ? run[k - 1] : _fits[k - _first].Forecast(1)));
    }

    /// <summary>The fit to all points.</summary>
    public DampedHolt Whole => _fits[^1];

    /// <summary>A step from the first <paramref name="count"/> points, 10 or more, with the half-widths of both intervals.</summary>
    public (double Value, double Half80, double Half95) Step(int count, int horizon)
    {
        var fit = _fits[count - _first];
        var error = fit.Error(horizon);
        var known = _errors.AsSpan(0, count - _first);
        Span<double> sorted = stackalloc double[Errors];
        known = known[^Math.Min(Errors, known.Length)..];
        known.CopyTo(sorted);
        sorted = sorted[..known.Length];
        sorted.Sort();
        var width = Math.Sqrt(horizon);
        var inner = Math.Max(error * Projector.Two(Projector.Inner, count - 5), Conformal(sorted, Projector.Inner) * width);

        // Ten errors are too few for 95 %, but the outer interval is never the narrower one.
        var outer = Math.Max(inner, error * Projector.Two(Projector.Outer, count - 5));
        return (fit.Forecast(horizon), inner, outer);
    }

    // 0 where there are too few errors for the level: then the t interval stands alone.
    private static double Conformal(ReadOnlySpan<double> sorted, double level)
    {
        var k = (int)Math.Ceiling(((sorted.Length + 1) * level) - 1e-9);
        return k > sorted.Length ? 0 : sorted[k - 1];
    }
}
