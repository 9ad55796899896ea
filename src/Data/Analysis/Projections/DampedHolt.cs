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
        Span<double> squares = stackalloc double[Lanes];
        Span<double> levels = stackalloc double[Lanes];
        Span<double> slopes = stackalloc double[Lanes];
        foreach (var phi in Phis)
        {
            var phis = Vector256.Create(phi);
            foreach (var alpha in AlphaGrid)
            {
                var alphas = Vector256.Create(alpha);
                for (var b = 0; b < Betas; b += Lanes)
                {
                    var gain = Vector256.Create(alpha * BetaAt(b), alpha * BetaAt(b + 1), alpha * BetaAt(b + 2), alpha * BetaAt(b + 3));
                    var level = Vector256.Create(values[0]);
                    var slope = Vector256.Create(start);
                    var sum = Vector256<double>.Zero;
                    for (var t = 1; t < n; t++)
                    {
                        var damped = phis * slope;
                        var forecast = level + damped;
                        var error = Vector256.Create(values[t]) - forecast;
                        level = forecast + (alphas * error);
                        slope = damped + (gain * error);
                        sum += error * error;
                        if (t + 1 < from || !Vector256.LessThanAny(sum, Vector256.Create(best[t + 1]))) continue;
                        sum.CopyTo(squares);
                        level.CopyTo(levels);
                        slope.CopyTo(slopes);
                        for (var lane = 0; lane < Lanes && b + lane < Betas; lane++)
                        {
                            if (!(squares[lane] < best[t + 1])) continue;
                            best[t + 1] = squares[lane];
                            fits[t + 1 - from] = new DampedHolt(levels[lane], slopes[lane], alpha, BetaGrid[b + lane], phi, squares[lane], t + 1);
                        }
                    }
                }
            }
        }
        return fits;

        static double BetaAt(int index) => index < Betas ? BetaGrid[index] : 0;
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
}
