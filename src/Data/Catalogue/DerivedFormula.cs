using Kpi.Data.Expressions;

namespace Kpi.Data.Catalogue;

/// <summary>A derived KPI: a numerator over a denominator, both expressions over indicators of the same agency and period.</summary>
/// <param name="Numerator">The numerator, or the whole value when there is no denominator.</param>
/// <param name="Denominator">Null when the value is not a ratio.</param>
/// <param name="FormKey">The form whose lines <c>count(lines)</c> counts and whose submission's window <c>window.days</c> measures.</param>
public sealed record DerivedFormula(Expression Numerator, Expression? Denominator, string FormKey)
{
    /// <summary>Every indicator the formula reads, each once.</summary>
    public IReadOnlyList<string> Operands { get; } = [.. Numerator.Keys.Concat(Denominator?.Keys ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether figures of other periods are read.</summary>
    public bool ReachesBack { get; } = Numerator.ReachesBack || (Denominator?.ReachesBack ?? false);
}
