namespace Kpi.Data.Analysis.Signals;

/// <summary>Natural limits of one segment. Sources: Nelson 1982 (XmR), Laney 2002 (p′), NHSRplotthedots and qicharts2 for the constants (methods §1.1, §1.5).</summary>
public static class ControlChartLimits
{
    /// <summary>Three sigma in mean moving ranges: 3/d2(2), rounded as everywhere.</summary>
    public const double Sigmas = 2.66;

    /// <summary>D4(2): the upper limit of a moving range in mean moving ranges.</summary>
    public const double RangeLimit = 3.267;

    private const double D2 = 1.128;
    private const double Tolerance = 1e-9;

    /// <summary>
    /// Limits of individual values: mean ± 2.66 × mean moving range. Ranges are taken between neighbours that both have a value. The mean keeps all points; with
    /// <paramref name="screening"/>, ranges at or above their own limit are left out of the mean range once, unless nothing would remain of it.
    /// </summary>
    /// <returns>Null limits for fewer than two values or no two neighbours.</returns>
    public static (ControlLimits? Limits, double? MovingRange) Xmr(ReadOnlySpan<SeriesValue> points, bool screening)
    {
        double sum = 0, ranges = 0;
        int count = 0, pairs = 0;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Value is not { } value) continue;
            sum += value;
            count++;
            if (i == 0 || points[i - 1].Value is not { } before) continue;
            ranges += Math.Abs(value - before);
            pairs++;
        }
        if (count < 2 || pairs == 0) return (null, null);
        var mean = sum / count;
        var range = ranges / pairs;
        if (screening && range > 0 && Screened(points, RangeLimit * range) is > 0 and var kept) range = kept;
        var half = Sigmas * range;
        var near = 2 * (Sigmas / 3) * range;
        return (new ControlLimits(mean, mean - half, mean + half, mean - near, mean + near), range);
    }

    /// <summary>
    /// Limits of a rate in percent points from its counts, wider where the denominator is smaller: p̄ ± 3 √(p̄(1 − p̄)/n), for p′ times σz = mean|zᵢ − zᵢ₋₁|/1.128.
    /// Kept within 0 and 100.
    /// </summary>
    /// <param name="limits">Takes the limits of each point that has both counts; as long as <paramref name="points"/>.</param>
    /// <param name="basis">How many of the first points p̄ and σz rest on; all when it is more than there are.</param>
    /// <returns>σz; null when fewer than two points have counts, or p̄ is 0 or 100 %. Where p̄ is no share of a whole, below 0 or above 100 %, no limits are given either.</returns>
    public static double? Proportions(ReadOnlySpan<SeriesValue> points, bool prime, Span<ControlLimits?> limits, int basis = int.MaxValue)
    {
        double above = 0, below = 0;
        var count = 0;
        var first = points[..Math.Min(basis, points.Length)];
        foreach (var point in first)
        {
            if (point is not { Numerator: { } numerator, Denominator: > 0 and { } denominator }) continue;
            above += numerator;
            below += denominator;
            count++;
        }
        if (count < 2) return null;
        var mean = above / below;
        if (mean is < -Tolerance or > 1 + Tolerance) return null;
        var spread = Math.Max(0, mean * (1 - mean));
        var sigmaZ = spread > 0 ? SigmaZ(first, mean, spread) : null;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] is not { Numerator: not null, Denominator: > 0 and { } denominator }) continue;
            var sigma = Math.Sqrt(spread / denominator) * (prime ? sigmaZ ?? 1 : 1);
            limits[i] = new ControlLimits(
                100 * mean, 100 * Math.Max(0, mean - (3 * sigma)), 100 * Math.Min(1, mean + (3 * sigma)), 100 * Math.Max(0, mean - (2 * sigma)), 100 * Math.Min(1, mean + (2 * sigma)));
        }
        return sigmaZ;
    }

    private static double Screened(ReadOnlySpan<SeriesValue> points, double limit)
    {
        double kept = 0;
        var pairs = 0;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i].Value is not { } value || points[i - 1].Value is not { } before) continue;
            var range = Math.Abs(value - before);
            if (range >= limit) continue;
            kept += range;
            pairs++;
        }
        return pairs == 0 ? 0 : kept / pairs;
    }

    private static double? SigmaZ(ReadOnlySpan<SeriesValue> points, double mean, double spread)
    {
        double? before = null;
        double sum = 0;
        var pairs = 0;
        foreach (var point in points)
        {
            if (point is not { Numerator: { } numerator, Denominator: > 0 and { } denominator })
            {
                before = null;
                continue;
            }
            var z = ((numerator / denominator) - mean) / Math.Sqrt(spread / denominator);
            if (before is { } last)
            {
                sum += Math.Abs(z - last);
                pairs++;
            }
            before = z;
        }
        return pairs == 0 ? null : sum / pairs / D2;
    }
}
