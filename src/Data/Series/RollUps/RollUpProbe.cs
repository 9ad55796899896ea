using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Series.RollUps;

/// <summary>Made-up figures of one agency: counts as they are asked for, rates and answers always the same.</summary>
/// <param name="counts">By place among the operands of the formula.</param>
/// <param name="days">Days of the window.</param>
internal sealed class RollUpProbe(CatalogueSnapshot catalogue, DerivedFormula formula, Func<int, double> counts, double days) : IOperands
{
    private const string Numerator = ".numerator";
    private const string Denominator = ".denominator";

    public double? WindowDays => days;

    // Another number, and of as many agencies.
    public IOperands? Previous => new RollUpProbe(catalogue, formula, i => 2 * counts(i + 1), days);

    public IOperands? YearToDate => new RollUpProbe(catalogue, formula, i => 3 * counts(i + 2), days);

    public double? Value(string key)
    {
        var count = key.EndsWith(Numerator, StringComparison.Ordinal) || key.EndsWith(Denominator, StringComparison.Ordinal);
        var whole = count ? key[..key.LastIndexOf('.')] : key;
        if (catalogue.Find(key) is { } named) (count, whole) = (RollUpRules.Of(catalogue, named) == RollUpRule.Sum, key);
        if (catalogue.Find(whole) is null) return null;
        var place = formula.Operands.Index().First(o => string.Equals(o.Item, whole, StringComparison.Ordinal)).Index;
        return count ? counts(key.EndsWith(Denominator, StringComparison.Ordinal) ? place + 1 : place) : 30 + (7 * place);
    }

    public double? CountLines(IReadOnlyCollection<ObservationState>? states) => counts(formula.Operands.Count);
}
