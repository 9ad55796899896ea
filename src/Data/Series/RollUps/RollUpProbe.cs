using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Series.RollUps;

/// <summary>Made-up figures of one agency: counts as they are asked for, rates and answers as every agency has them.</summary>
/// <param name="counts">By place among the operands of the formula.</param>
/// <param name="rates">By place as well.</param>
/// <param name="answer">To every question.</param>
/// <param name="days">Days of the window.</param>
internal sealed class RollUpProbe(CatalogueSnapshot catalogue, DerivedFormula formula, Func<int, double> counts, Func<int, double> rates, double answer, double days) : IOperands
{
    private const string Numerator = ".numerator";
    private const string Denominator = ".denominator";

    public double? WindowDays => days;

    // Other numbers, and of as many agencies.
    public IOperands? Previous => new RollUpProbe(catalogue, formula, i => 2 * counts(i + 1), i => rates(i) - 13, answer, days);

    public IOperands? YearToDate => new RollUpProbe(catalogue, formula, i => 3 * counts(i + 2), i => rates(i) - 29, answer, days);

    public double? Value(string key)
    {
        var (found, counted, shift) = (catalogue.Find(key), false, 0);
        if (found is not null) counted = RollUpRules.Of(catalogue, found) == RollUpRule.Sum;
        else if (Without(key, Numerator) is { } above) (found, counted) = (above, true);
        else if (Without(key, Denominator) is { } below) (found, counted, shift) = (below, true, 1);
        if (found is null) return null;
        var place = formula.Operands.Index().First(o => string.Equals(o.Item, found.Key, StringComparison.Ordinal)).Index;
        return counted ? counts(place + shift) : found.Kind == ValueKind.Enumeration ? answer : rates(place);
    }

    public double? CountLines(IReadOnlyCollection<ObservationState>? states) => counts(formula.Operands.Count);

    private Indicator? Without(string key, string end) => key.EndsWith(end, StringComparison.Ordinal) ? catalogue.Find(key[..^end.Length]) : null;
}
