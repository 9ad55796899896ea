using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series.RollUps;

/// <summary>Finds the rule of an indicator.</summary>
public static class RollUpRules
{
    private static readonly (double A, double B)[] Probes = [(3, 11), (17, 5)];

    /// <summary>Whether the movement of an indicator can be taken apart into what rates and what weights did: it is a rate in per cent, made of counts.</summary>
    public static bool TakesApart(CatalogueSnapshot catalogue, Indicator indicator) => indicator.Kind == ValueKind.Percent && Of(catalogue, indicator) == RollUpRule.Ratio;

    /// <summary>
    /// How figures of several agencies become one (methods §3.6): counts and levels add up, rates by their counts, a formula only where it is a sum. That is tried out with made-up operands: a
    /// denominator that is nothing but the days of the window makes it a figure a day, and a numerator that is not additive makes it none.
    /// </summary>
    /// <param name="catalogue">Knows the operands of the formula; one it does not know has no value.</param>
    /// <returns><see cref="RollUpRule.None"/> for answers, and for what cannot be added up.</returns>
    public static RollUpRule Of(CatalogueSnapshot catalogue, Indicator indicator)
    {
        if (indicator.Kind == ValueKind.Enumeration) return RollUpRule.None;
        if (indicator.Formula is not { } formula) return indicator.Accumulation switch
        {
            Accumulation.Flag => RollUpRule.None,
            Accumulation.Rate => RollUpRule.Ratio,
            _ => RollUpRule.Sum,
        };
        if (formula.Denominator is { } denominator)
        {
            return !denominator.Keys.Any() && denominator.Evaluate(At(catalogue, formula, _ => 1, 1)) != denominator.Evaluate(At(catalogue, formula, _ => 1, 2)) ? RollUpRule.PerDay : RollUpRule.Ratio;
        }

        // A sum of f over agencies is f of the sums only where f adds up; a quotient or a product of operands does not.
        return Array.TrueForAll(Probes, p => Calculate(i => p.A + i) is { } one && Calculate(i => p.B * (i + 1)) is { } other
            && Calculate(i => p.A + i + (p.B * (i + 1))) is { } both && Math.Abs(one + other - both) <= 1e-9 * Math.Max(1, Math.Abs(both))) ? RollUpRule.Sum : RollUpRule.None;

        double? Calculate(Func<int, double> value) => formula.Numerator.Evaluate(At(catalogue, formula, value, 1));
    }

    private static PeriodOperands At(CatalogueSnapshot catalogue, DerivedFormula formula, Func<int, double> value, double days)
    {
        var figures = new Dictionary<int, Figure>();
        foreach (var (place, operand) in formula.Operands.Select(catalogue.Find).OfType<Indicator>().Index())
        {
            figures[operand.Id] = new Figure(new Period(0, 1, PeriodKind.Year, 0, default, default, null), ObservationState.Reported, value(place), value(place), value(place), false);
        }
        return new PeriodOperands(catalogue, figures, formula.FormKey, days);
    }
}
