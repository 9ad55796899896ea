using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Why a rate over several agencies moved since the year before: by what each did itself, and by how much each weighed.</summary>
/// <param name="Before">The same period a year earlier.</param>
/// <param name="Parts">Of the whole.</param>
/// <param name="Agencies">What moved it most first; a figure is null for an agency that was not there.</param>
public sealed record RateMix(Period Before, Period After, RateDecomposition Parts, IReadOnlyList<(Agency Agency, Figure? Before, Figure? After, RateEffect Effect)> Agencies)
{
    private const double Tolerance = 1e-6;

    /// <summary>Sum over the agencies of what each did itself, in percent points.</summary>
    public double Rate => Parts.Effects.Sum(e => e.Rate);

    /// <summary>Sum over the agencies of what their weights did, in percent points.</summary>
    public double Mix => Parts.Effects.Sum(e => e.Mix);

    /// <summary>
    /// Null unless the page shows such a sum with its counts on both sides, and the counts of the agencies below add up to it on both: an effect that leaves somebody out would be a wrong one.
    /// </summary>
    public static RateMix? Of(IndicatorView view)
    {
        if (!view.Rolled || view.Family.Rule != RollUpRule.Ratio || view.Selected is not { Before: { } then } row) return null;
        if (then is not { Numerator: not null, Denominator: > 0 } || row.Figure is not { Numerator: not null, Denominator: > 0 }) return null;
        var units = new List<(Agency Agency, Figure? Before, Figure? After)>();
        foreach (var child in view.Family.Below)
        {
            var (before, after) = (ChildOrder.At(child, then.Period)?.Figure, ChildOrder.At(child, row.Period)?.Figure);
            if (Counted(before) || Counted(after)) units.Add((child.Agency, Counted(before) ? before : null, Counted(after) ? after : null));
        }
        if (units.Count < 2 || !AddUp(units.Select(u => u.Before), then) || !AddUp(units.Select(u => u.After), row.Figure)) return null;
        var parts = RateDecomposition.Of([.. units.Select(u => new RatePart(u.Agency.Key, u.Before?.Numerator ?? 0, u.Before?.Denominator ?? 0, u.After?.Numerator ?? 0, u.After?.Denominator ?? 0))]);
        return parts is null
            ? null
            : new RateMix(then.Period, row.Period, parts, [.. units.Zip(parts.Effects, (u, e) => (u.Agency, u.Before, u.After, e)).OrderByDescending(u => Math.Abs(u.e.Rate + u.e.Mix))]);
    }

    private static bool Counted(Figure? figure) => figure is { Numerator: not null, Denominator: not null };

    private static bool AddUp(IEnumerable<Figure?> units, Figure whole)
    {
        var (numerator, denominator) = (0d, 0d);
        foreach (var unit in units.OfType<Figure>()) (numerator, denominator) = (numerator + unit.Numerator!.Value, denominator + unit.Denominator!.Value);
        return Math.Abs(numerator - whole.Numerator!.Value) <= Tolerance * Math.Max(1, whole.Numerator.Value) && Math.Abs(denominator - whole.Denominator!.Value) <= Tolerance * whole.Denominator.Value;
    }
}
