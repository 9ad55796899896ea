using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;

namespace Kpi.Data.Series.RollUps;

/// <summary>Finds the rule of an indicator.</summary>
public static class RollUpRules
{
    // By place among a formula's operands: neither in order of size nor in proportion to each other.
    private static readonly (Func<int, double> One, Func<int, double> Other)[] Probes =
    [
        (p => 3 + p, p => 11 * (p + 1)),
        (p => 17 + (p * p), p => 900d / (p + 1)),
        (p => 40d / (p + 2), p => 5 + p),
        (p => 1e6 * (p + 1), p => 3e5 + (7 * p)),
    ];

    // What differs between agencies is not what a rate or an answer is: whatever both have of it, a sum must hold.
    private static readonly Func<int, double>[] Rates = [p => 37 + (7 * p), p => 96 + p, p => 2 + (p * p), _ => 100];
    private static readonly double[] Answers = [1, 2, 3, 4, 0];
    private static readonly ConditionalWeakTable<CatalogueSnapshot, ConcurrentDictionary<Indicator, RollUpRule>> Known = [];

    /// <summary>Whether the movement of an indicator can be taken apart into what rates and what weights did: it is a rate in per cent, made of counts.</summary>
    public static bool TakesApart(CatalogueSnapshot catalogue, Indicator indicator) => indicator.Kind == ValueKind.Percent && Of(catalogue, indicator) == RollUpRule.Ratio;

    /// <summary>
    /// How figures of several agencies become one (methods §3.6): counts and levels add up, rates by their counts, a formula where what it consists of adds up. That is tried out with made-up
    /// figures of two agencies, whose counts differ and whose rates and answers do not: a count that a rate is applied to adds up, a rate by itself never does.
    /// </summary>
    /// <param name="catalogue">Knows the operands of the formula; one it does not know has no value.</param>
    /// <returns><see cref="RollUpRule.None"/> for answers, and for what cannot be added up.</returns>
    public static RollUpRule Of(CatalogueSnapshot catalogue, Indicator indicator) =>
        Known.GetValue(catalogue, _ => new ConcurrentDictionary<Indicator, RollUpRule>(ReferenceEqualityComparer.Instance)).GetOrAdd(indicator, i => Find(catalogue, i));

    private static RollUpRule Find(CatalogueSnapshot catalogue, Indicator indicator)
    {
        if (indicator.Kind == ValueKind.Enumeration) return RollUpRule.None;
        if (indicator.Formula is not { } formula) return indicator.Accumulation switch
        {
            Accumulation.Flag => RollUpRule.None,
            Accumulation.Rate => RollUpRule.Ratio,
            _ => RollUpRule.Sum,
        };

        // One that is calculated from itself never is.
        if (catalogue.CalculationOrder.All(c => c.Id != indicator.Id)) return RollUpRule.None;
        var kinds = formula.Operands.Select(catalogue.Find).OfType<Indicator>().ToList();
        var rates = kinds.Exists(o => o.Kind != ValueKind.Enumeration && Of(catalogue, o) != RollUpRule.Sum) ? Rates : Rates[..1];
        var answers = kinds.Exists(o => o.Kind == ValueKind.Enumeration) ? Answers : Answers[..1];
        RollUpProbe At(Func<int, double> counts, double days = 1, Func<int, double>? rate = null, double answer = 1) => new(catalogue, formula, counts, rate ?? Rates[0], answer, days);
        bool AddsUp(Expression expression)
        {
            // A rate may be one that nothing can be divided by: that says nothing, unless all do.
            var tried = false;
            foreach (var (rate, answer, (one, other)) in rates.SelectMany(r => answers.SelectMany(a => Probes.Select(p => (r, a, p)))))
            {
                double? Value(Func<int, double> counts) => expression.Evaluate(At(counts, 1, rate, answer));
                if (Value(one) is not { } first || Value(other) is not { } second || Value(i => one(i) + other(i)) is not { } both) continue;
                if (Math.Abs(first + second - both) > 1e-9 * Math.Max(1, Math.Abs(both))) return false;
                tried = true;
            }
            return tried;
        }

        if (!AddsUp(formula.Numerator)) return RollUpRule.None;
        if (formula.Denominator is not { } denominator) return indicator.Kind == ValueKind.Percent ? RollUpRule.None : RollUpRule.Sum;
        if (AddsUp(denominator)) return RollUpRule.Ratio;
        if (denominator.Keys.Any()) return RollUpRule.None;
        if (denominator.Evaluate(At(Probes[0].One, 1)) != denominator.Evaluate(At(Probes[0].One, 2))) return RollUpRule.PerDay;

        // Divided by the same number everywhere, like what is told in thousands.
        return indicator.Kind == ValueKind.Percent ? RollUpRule.None : RollUpRule.Sum;
    }
}
