using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kpi.Data.Analysis.Projections;

/// <summary>
/// Damped Holt (ETS A,Ad,N) on a fixed grid, reproducible in any language: f = l + φb, e = y − f, l = f + αe, b = φb + αβ*e; α 0.05 to 1 and β* 0 to 0.5 in steps of 0.05,
/// φ 0.8, 0.85, 0.9, 0.95, 0.98. It begins with l = y₁ and the mean slope of the first four points; the smallest sum of squared errors wins, the first on ties, β* running
/// fastest and φ slowest. Because the beginning is the same for every prefix, one pass gives the fit of each of them: that is what the rolling origins need.
/// </summary>
internal readonly struct DampedHolt
{
    private const int Alphas = 20;
    private const int Betas = 11;
    private const int Lanes = 4;
    private static readonly double[] Phis = [0.8, 0.85, 0.9, 0.95, 0.98];

    // Products of the grid are made as anybody would write them, so that the same numbers come out elsewhere.
    private static readonly double[] AlphaGrid = [.. Enumerable.Range(1, Alphas).Select(i => i * 0.05)];
    private static readonly double[] BetaGrid = [.. Enumerable.Range(0, Betas).Select(i => i * 0.05)];

    private DampedHolt(double level, double slope, double alpha, double beta, double phi, double squares, int count)
    {
        (Level, Slope, Alpha, Beta, Phi, Squares, Count) = (level, slope, alpha, beta, phi, squares, count);
    }

    public double Level { get; }

    public double Slope { get; }

    public double Alpha { get; }

    public double Beta { get; }

    public double Phi { get; }

    /// <summary>Sum of squared one-step errors from the second point on.</summary>
    public double Squares { get; }

    /// <summary>Points it was fitted to.</summary>
    public int Count { get; }

    /// <summary>The fits of the prefixes of <paramref name="from"/> to all points, in that order.</summary>
    /// <param name="from">4 or more.</param>
    public static DampedHolt[] FitPrefixes(ReadOnlySpan<double> values, int from)
    {
        var n = values.Length;
        var fits = new DampedHolt[n - from + 1];
        Span<double> best = stackalloc double[n + 1];
        best.Fill(double.PositiveInfinity);
        var k = Math.Min(4, n);
        var start = (values[k - 1] - values[0]) / (k - 1);
        foreach (var phi in Phis)
        {
            var phis = Vector256.Create(phi);
            foreach (var alpha in AlphaGrid)
            {
                // Each step waits for the one before it: three groups side by side keep the machine busy meanwhile.
                var alphas = Vector256.Create(alpha);
                var (gainA, gainB, gainC) = (Gain(alpha, 0), Gain(alpha, Lanes), Gain(alpha, 2 * Lanes));
                var (levelA, levelB, levelC) = (Vector256.Create(values[0]), Vector256.Create(values[0]), Vector256.Create(values[0]));
                var (slopeA, slopeB, slopeC) = (Vector256.Create(start), Vector256.Create(start), Vector256.Create(start));
                var (sumA, sumB, sumC) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
                for (var t = 1; t < n; t++)
                {
                    var value = Vector256.Create(values[t]);
                    Step(value, phis, alphas, gainA, ref levelA, ref slopeA, ref sumA);
                    Step(value, phis, alphas, gainB, ref levelB, ref slopeB, ref sumB);
                    Step(value, phis, alphas, gainC, ref levelC, ref slopeC, ref sumC);
                    if (t + 1 < from) continue;
                    var smallest = Vector256.Create(best[t + 1]);
                    if (Vector256.LessThanAny(sumA, smallest)) Take(0, alpha, phi, t, from, levelA, slopeA, sumA, best, fits);
                    if (Vector256.LessThanAny(sumB, smallest)) Take(Lanes, alpha, phi, t, from, levelB, slopeB, sumB, best, fits);
                    if (Vector256.LessThanAny(sumC, smallest)) Take(2 * Lanes, alpha, phi, t, from, levelC, slopeC, sumC, best, fits);
                }
            }
        }
        return fits;
    }

    /// <summary>l + (φ + … + φ^h) b.</summary>
    public double Forecast(int horizon)
    {
        double damping = 0;
        var power = 1.0;
        for (var i = 0; i < horizon; i++)
        {
            power *= Phi;
            damping += power;
        }
        return Level + (damping * Slope);
    }

    /// <summary>se_h = √(SSE/(n − 5) · v_h), v_h = 1 + Σ_{j&lt;h} c_j², c_j = α + αβ*(φ + … + φ^j); n − 5 degrees of freedom.</summary>
    public double Error(int horizon)
    {
        var variance = 1.0;
        double damping = 0;
        var power = 1.0;
        for (var j = 1; j < horizon; j++)
        {
            power *= Phi;
            damping += power;
            var c = Alpha + (Alpha * Beta * damping);
            variance += c * c;
        }
        return Math.Sqrt(Squares / (Count - 5) * variance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        Vector256<double> value, Vector256<double> phi, Vector256<double> alpha, Vector256<double> gain, ref Vector256<double> level, ref Vector256<double> slope, ref Vector256<double> sum)
    {
        var damped = phi * slope;
        var forecast = level + damped;
        var error = value - forecast;
        level = forecast + (alpha * error);
        slope = damped + (gain * error);
        sum += error * error;
    }

    // The lane beyond the grid repeats its first column and never wins: it is not looked at.
    private static void Take(
        int b, double alpha, double phi, int t, int from, Vector256<double> level, Vector256<double> slope, Vector256<double> sum, Span<double> best, DampedHolt[] fits)
    {
        for (var lane = 0; lane < Lanes && b + lane < Betas; lane++)
        {
            if (!(sum[lane] < best[t + 1])) continue;
            best[t + 1] = sum[lane];
            fits[t + 1 - from] = new DampedHolt(level[lane], slope[lane], alpha, BetaGrid[b + lane], phi, sum[lane], t + 1);
        }
    }

    private static Vector256<double> Gain(double alpha, int b) => Vector256.Create(alpha * BetaAt(b), alpha * BetaAt(b + 1), alpha * BetaAt(b + 2), alpha * BetaAt(b + 3));

    private static double BetaAt(int index) => index < Betas ? BetaGrid[index] : 0;
}
