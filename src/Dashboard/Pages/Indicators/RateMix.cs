using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Why a rate over several agencies moved since the year before: by what each did itself, and by how much each weighed.</summary>
/// <param name="Before">The same period a year earlier.</param>
/// <param name="Parts">Of the whole.</param>
/// <param name="Agencies">What moved it most first.</param>
public sealed record RateMix(Period Before, Period After, RateDecomposition Parts, IReadOnlyList<(Agency Agency, RatePart Counts, RateEffect Effect)> Agencies)
{
    private const double Tolerance = 1e-6;

    /// <summary>Sum over the agencies of what each did itself, in percent points.</summary>
    public double Rate => Parts.Effects.Sum(e => e.Rate);

    /// <summary>Sum over the agencies of what their weights did, in percent points.</summary>
    public double Mix => Parts.Effects.Sum(e => e.Mix);

    /// <summary>Null unless nobody is missing and the counts of the agencies add up to what the page shows on both sides: an effect that leaves somebody out would be a wrong one.</summary>
    public static RateMix? Of(RollUpMovement movement, Figure before, Figure after)
    {
        if (movement is not { Parts: { } parts, Missing: [], Units.Count: > 1 }) return null;
        if (!AddUp(movement.Units.Select(u => (u.Counts.Numerator0, u.Counts.Denominator0)), before) || !AddUp(movement.Units.Select(u => (u.Counts.Numerator1, u.Counts.Denominator1)), after)) return null;
        return new RateMix(before.Period, after.Period, parts, [.. movement.Units.Zip(parts.Effects, (u, e) => (u.Agency, u.Counts, e)).OrderByDescending(u => Math.Abs(u.e.Rate + u.e.Mix))]);
    }

    private static bool AddUp(IEnumerable<(double Numerator, double Denominator)> units, Figure whole)
    {
        if (whole is not { Numerator: { } n, Denominator: { } d and > 0 }) return false;
        var (numerator, denominator) = (0d, 0d);
        foreach (var unit in units) (numerator, denominator) = (numerator + unit.Numerator, denominator + unit.Denominator);
        return Math.Abs(numerator - n) <= Tolerance * Math.Max(1, n) && Math.Abs(denominator - d) <= Tolerance * d;
    }
}
