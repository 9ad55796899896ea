using System.Text.RegularExpressions;
using Kpi.Data.Expressions;

namespace Kpi.Data.Catalogue;

/// <summary>Looks at a draft before it becomes a derived KPI. Pure.</summary>
public static partial class FormulaChecker
{
    public const int LongestKey = 100;
    public const int LongestName = 500;
    public const int LongestUnit = 100;
    public const int LongestCause = 500;
    private const int LastSection = 7;

    /// <summary>The indicator that a draft describes, with the number 0 when it is new; null when anything is wrong, then every problem is listed.</summary>
    public static (Indicator? Indicator, IReadOnlyList<FormulaProblem> Problems) Check(CatalogueSnapshot catalogue, FormulaDraft draft)
    {
        var problems = new List<FormulaProblem>();
        var standing = catalogue.Find(draft.Key);
        if (draft.IsNew) CheckNew(draft, standing, problems);
        else if (standing is not { IsDerived: true }) problems.Add(new FormulaProblem(FormulaField.Key, FormulaFault.KeyUnknown, Found: draft.Key));
        if (catalogue.Form(draft.FormKey) is null) problems.Add(new FormulaProblem(FormulaField.Form, FormulaFault.FormUnknown, Found: draft.FormKey));

        var numerator = Read(catalogue, draft, FormulaField.Numerator, draft.Numerator, problems);
        var denominator = string.IsNullOrWhiteSpace(draft.Denominator) ? null : Read(catalogue, draft, FormulaField.Denominator, draft.Denominator, problems);
        if (problems.Count > 0 || numerator is null) return (null, problems);

        var formula = new DerivedFormula(numerator, denominator, draft.FormKey);
        var indicator = standing is null
            ? new Indicator(
                0,
                draft.Key,
                new LocalText(draft.Name.Vi.Trim(), draft.Name.En.Trim()),
                new LocalText(draft.UnitOfMeasure.Vi.Trim(), draft.UnitOfMeasure.En.Trim()),
                string.Equals(draft.UnitOfMeasure.Vi.Trim(), "%", StringComparison.Ordinal) ? ValueKind.Percent : ValueKind.Number,
                [],
                Accumulation.Rate,
                draft.Direction,
                draft.Section,
                catalogue.Indicators.Select(i => i.Order).DefaultIfEmpty(0).Max() + 1,
                formula)
            : standing with { Formula = formula };
        if (FormulaOrder.Sort(catalogue.With(indicator).Indicators).Cycle is not { } cycle) return (indicator, problems);
        var (field, text) = numerator.Keys.Any(cycle.Contains) ? (FormulaField.Numerator, draft.Numerator) : (FormulaField.Denominator, draft.Denominator!);
        var back = (field == FormulaField.Numerator ? numerator : denominator!).Keys.FirstOrDefault(cycle.Contains);
        return (null, [new FormulaProblem(field, FormulaFault.Cycle, back is null ? null : ColumnOf(text, back), string.Join(" → ", cycle))]);
    }

    private static void CheckNew(FormulaDraft draft, Indicator? standing, List<FormulaProblem> problems)
    {
        if (draft.Key.Length > LongestKey || !Key().IsMatch(draft.Key)) problems.Add(new FormulaProblem(FormulaField.Key, FormulaFault.KeyForm, Found: draft.Key));
        else if (standing is not null) problems.Add(new FormulaProblem(FormulaField.Key, FormulaFault.KeyTaken, Found: draft.Key));
        Text(FormulaField.NameVi, draft.Name.Vi, LongestName);
        Text(FormulaField.NameEn, draft.Name.En, LongestName);
        Text(FormulaField.UnitOfMeasure, draft.UnitOfMeasure.Vi, LongestUnit);
        if (draft.UnitOfMeasure.En.Trim().Length > LongestUnit) problems.Add(new FormulaProblem(FormulaField.UnitOfMeasure, FormulaFault.TooLong));
        if (draft.Section is < 0 or > LastSection) problems.Add(new FormulaProblem(FormulaField.Section, FormulaFault.Section));

        void Text(FormulaField field, string text, int longest)
        {
            if (string.IsNullOrWhiteSpace(text)) problems.Add(new FormulaProblem(field, FormulaFault.Needed));
            else if (text.Trim().Length > longest) problems.Add(new FormulaProblem(field, FormulaFault.TooLong));
        }
    }

    private static Expression? Read(CatalogueSnapshot catalogue, FormulaDraft draft, FormulaField field, string text, List<FormulaProblem> problems)
    {
        Expression expression;
        try
        {
            expression = Expression.Parse(text);
        }
        catch (ExpressionException e)
        {
            problems.Add(new FormulaProblem(field, FormulaFault.Expression, e.Column, e.Found, e.Fault));
            return null;
        }
        var unknown = expression.Operands.Distinct(StringComparer.Ordinal).Where(o => !Known(catalogue, draft, o)).ToList();
        problems.AddRange(unknown.Select(o => new FormulaProblem(field, FormulaFault.UnknownIndicator, ColumnOf(text, o), o)));
        return unknown.Count == 0 ? expression : null;
    }

    // A new KPI that names itself is a cycle, not an unknown.
    private static bool Known(CatalogueSnapshot catalogue, FormulaDraft draft, string operand)
    {
        var key = new Expression.Operand(operand).Indicator;
        return catalogue.Find(key) is not null || string.Equals(key, draft.Key, StringComparison.Ordinal);
    }

    private static int ColumnOf(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var begins = at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-');
            var goesOn = end + 1 < text.Length && text[end] == '-' && char.IsAsciiLetterOrDigit(text[end + 1]);
            if (begins && !goesOn && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]))) return at + 1;
        }
        return 1;
    }

    [GeneratedRegex(@"^kpi\.[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
