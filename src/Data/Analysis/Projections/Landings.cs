namespace Kpi.Data.Analysis.Projections;

/// <summary>
/// Projects the sum of several periods to come (methods §2.5). Errors of successive steps are not independent, so ends of intervals are never added: an error that enters at step i is
/// in every later step too. Both models are linear in their errors, which gives the variance of the sum exactly; simulating it would only approach the same number.
/// </summary>
public static class Landings
{
    private const int HoltFrom = 10;
    private const int ChanceFrom = 8;
    private const double Least = 1e-9;
    private const double Tolerance = 1e-9;

    /// <summary>The sum of steps <paramref name="from"/> to <paramref name="to"/>, added to what is known; null when the last period is missing, with fewer than 3 points since the last gap, or with 3 beyond one step.</summary>
    /// <param name="discrete">Consecutive periods, a missing one null; counts, which are never negative.</param>
    /// <param name="from">The first step ahead that counts, from 1.</param>
    /// <param name="known">What has been counted already; it has no error.</param>
    /// <param name="bound">What is to be reached; null when nothing is.</param>
    /// <param name="atLeast">Whether the bound is reached from below.</param>
    /// <param name="most">The upper bound of a range, of which <paramref name="bound"/> is the lower one; infinite where nothing lies above it, null without a range.</param>
    public static Landing? Of(IReadOnlyList<double?> discrete, int from, int to, double known, double? bound = null, bool atLeast = true, double? most = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        if (discrete.Count == 0 || discrete[^1] is null) return null;
        var run = Projector.LastRun(discrete);
        if (run.Length < 3 || (run.Length == 3 && to > 1)) return null;
        var holt = run.Length >= HoltFrom;
        var (sum, error, wider, freedom) = holt ? Holt(run, from, to) : HalfDrift(run, from, to);
        var half = wider * error * Projector.Two(Projector.Inner, freedom);
        double? chance = null;
        if (bound is { } goal && !Decided(known, goal, atLeast, most) && run.Length >= ChanceFrom && error > Least * Math.Max(1, Math.Abs(sum)))
        {
            var below = StudentT.Cumulative((goal - known - sum) / (wider * error), freedom);
            chance = atLeast ? 1 - below : below;

            // What has been counted stays: a lower bound that is passed is none any more.
            if (most is { } upper)
            {
                var within = double.IsPositiveInfinity(upper) ? 1 : StudentT.Cumulative((upper - known - sum) / (wider * error), freedom);
                chance = Math.Max(0, within - (goal <= known ? 0 : below));
            }
        }
        return new Landing(
            known + Math.Max(0, sum),
            known + Math.Max(0, sum - half),
            known + Math.Max(0, sum + half),
            to - from + 1,
            holt ? ProjectionMethod.DampedHolt : ProjectionMethod.HalfDrift,
            run.Length,
            chance);
    }

    // What has been counted stays: what it reached is reached, an upper bound it is above is lost, and neither has a chance. Compared as a judgement compares.
    private static bool Decided(double known, double goal, bool atLeast, double? most)
    {
        bool Passed(double bound) => known > bound + (Tolerance * Math.Max(1, Math.Abs(bound)));
        bool Reached(double bound) => known >= bound - (Tolerance * Math.Max(1, Math.Abs(bound)));
        return most is { } upper ? double.IsPositiveInfinity(upper) ? Reached(goal) : Passed(upper) : atLeast ? Reached(goal) : Passed(goal);
    }

    // y + h·b/2; of the sum of steps a to b: s²·(Σᵢ mᵢ² + (Σh)²/(n − 1)), mᵢ the number of those steps at or after i.
    private static (double Sum, double Error, double Wider, int Freedom) HalfDrift(double[] run, int from, int to)
    {
        var steps = to - from + 1;
        var horizons = steps * (from + to) / 2.0;
        double sum = 0, squares = 0;
        for (var h = from; h <= to; h++) sum += Drift.At(run, h).Value;
        for (var i = 1; i <= to; i++) squares += Math.Pow(to - Math.Max(from, i) + 1, 2);

        // The error of one step is s·√(n/(n − 1)).
        var s = Drift.At(run, 1).Error / Math.Sqrt(1 + (1.0 / (run.Length - 1)));
        return (sum, s * Math.Sqrt(squares + (horizons * horizons / (run.Length - 1))), 1, run.Length - 2);
    }

    // Error of step j: e_j + Σ_{i<j} c_{j−i}·e_i. The interval is widened as that of one step is, by the errors really made.
    private static (double Sum, double Error, double Wider, int Freedom) Holt(double[] run, int from, int to)
    {
        var fit = DampedHolt.FitPrefixes(run, run.Length)[0];
        var weights = new double[to];
        weights[0] = 1;
        double damping = 0;
        for (var k = 1; k < to; k++)
        {
            damping += Math.Pow(fit.Phi, k);
            weights[k] = fit.Alpha + (fit.Alpha * fit.Beta * damping);
        }
        double sum = 0, squares = 0;
        for (var h = from; h <= to; h++) sum += fit.Forecast(h);
        for (var i = 1; i <= to; i++)
        {
            double weight = 0;
            for (var j = Math.Max(from, i); j <= to; j++) weight += weights[j - i];
            squares += weight * weight;
        }
        var one = fit.Error(1);
        var freedom = run.Length - 5;
        var wider = one > 0 ? new HoltOrigins(run).Step(run.Length, 1).Half80 / (one * Projector.Two(Projector.Inner, freedom)) : 1;
        return (sum, one * Math.Sqrt(squares), Math.Max(1, wider), freedom);
    }
}
