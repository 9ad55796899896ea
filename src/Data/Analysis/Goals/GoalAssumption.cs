using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What a figure would be if something were so: for trying out, never stored.</summary>
public static class GoalAssumption
{
    /// <summary>What is assumed, as a number, of a target's indicator.</summary>
    public static GoalAssumptionKind KindOf(GoalCase outlook) => outlook switch
    {
        { Indicator.Kind: ValueKind.Percent, Basis: GoalBasis.Window } => GoalAssumptionKind.RateOfRest,
        { Indicator.Kind: ValueKind.Percent, Basis: GoalBasis.Level or GoalBasis.YearToDate, Figure: { Numerator: not null, Denominator: > 0 } } => GoalAssumptionKind.More,
        { Indicator.Kind: ValueKind.Count, Basis: not GoalBasis.Other, Target.Comparator: Targets.TargetComparator.AtLeast } => GoalAssumptionKind.More,
        _ => GoalAssumptionKind.Value,
    };

    /// <summary>
    /// The figure on the target's day: with <paramref name="x"/> more, with the rest at <paramref name="x"/> percent, or at <paramref name="x"/> itself, as
    /// <see cref="KindOf"/> says. Null where that cannot be: more than all there is, a percentage beyond 100, less than nothing, or no number of cases.
    /// </summary>
    /// <param name="volume">Cases still to come for a rate of the rest; for a share, how many more there are to be all in all. Null for the middle expected, or none.</param>
    public static Figure? Apply(GoalCase outlook, double x, double? volume)
    {
        if (!double.IsFinite(x) || volume is { } given && !(double.IsFinite(given) && given >= 0)) return null;
        var percent = outlook.Indicator.Kind == ValueKind.Percent;
        switch (KindOf(outlook))
        {
            case GoalAssumptionKind.RateOfRest:
                if (x is < 0 or > 100 || (volume ?? outlook.Volume?.Mid) is not { } toCome || toCome <= 0) return null;
                return Ratio(outlook, (outlook.Figure?.Numerator ?? 0) + (x / 100 * toCome), (outlook.Figure?.Denominator ?? 0) + toCome);
            case GoalAssumptionKind.More when percent:
                return Ratio(outlook, outlook.Figure!.Numerator!.Value + x, outlook.Figure.Denominator!.Value + (volume ?? 0));
            case GoalAssumptionKind.More:
                return Plain(outlook, (outlook.Figure?.Value ?? 0) + x);
            default:
                return percent && x > 100 ? null : Plain(outlook, x);
        }
    }

    private static Figure? Ratio(GoalCase outlook, double numerator, double denominator) => numerator < 0 || numerator > denominator || denominator <= 0
        ? null
        : new Figure(outlook.Target.Period, ObservationState.Reported, 100 * numerator / denominator, numerator, denominator, true);

    private static Figure? Plain(GoalCase outlook, double value) =>
        value < 0 && outlook.Indicator.Kind != ValueKind.Number ? null : new Figure(outlook.Target.Period, ObservationState.Reported, value, null, null, true);
}
