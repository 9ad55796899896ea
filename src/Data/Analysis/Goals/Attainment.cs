using Kpi.Data.Catalogue;

namespace Kpi.Data.Analysis.Goals;

/// <summary>Shares of a target attained. Shown in detail only: they are never averaged and never decide a status (methods §2.3).</summary>
public static class Attainment
{
    /// <summary>
    /// Percent of the target: 100·A/T where higher is better, 100·(2 − A/T) where lower is, and for a range 100·(1 − distance/nearest bound), at least 0.
    /// </summary>
    /// <param name="target">Both bounds of a range, else the one that counts.</param>
    /// <returns>Null where it means nothing: a target of zero or less, no direction, or a value within its range.</returns>
    public static double? Percent(Direction direction, double actual, (double? Low, double? High) target) => (direction, target) switch
    {
        (Direction.Higher, { Low: > 0 and { } low }) => 100 * actual / low,
        (Direction.Lower, { High: > 0 and { } high }) => 100 * (2 - (actual / high)),
        (Direction.Range, { Low: { } low, High: { } high }) when actual < low => low > 0 ? Math.Max(0, 100 * (1 - ((low - actual) / low))) : null,
        (Direction.Range, { Low: not null, High: { } high }) when actual > high => high > 0 ? Math.Max(0, 100 * (1 - ((actual - high) / high))) : null,
        _ => null,
    };

    /// <summary>Percent of the way from a baseline to the target: 100·(A − B)/(T − B). May lie below 0 or above 100; null when the target is the baseline.</summary>
    public static double? Progress(double baseline, double actual, double target) => target == baseline ? null : 100 * (actual - baseline) / (target - baseline);
}
