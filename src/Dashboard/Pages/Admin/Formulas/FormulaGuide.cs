namespace Kpi.Dashboard.Pages.Admin.Formulas;

/// <summary>What a formula may say, each form with the key of its explanation.</summary>
public static class FormulaGuide
{
    /// <summary>How the key of a new KPI begins.</summary>
    public const string KeyBegins = "kpi.…";

    public static IReadOnlyList<(string Form, string Key)> Forms { get; } =
    [
        ("a + b, a - b, a * b, a / b", "formulas.help.arithmetic"),
        ("a.numerator, a.denominator", "formulas.help.sides"),
        ("if(a > b, x, y)", "formulas.help.if"),
        ("and, or, not, =, <>, <, <=, >, >=", "formulas.help.conditions"),
        ("isMissing(x)", "formulas.help.is-missing"),
        ("firstOf(a, b, …)", "formulas.help.first-of"),
        ("previous(x)", "formulas.help.previous"),
        ("ytd(x)", "formulas.help.ytd"),
        ("window.days", "formulas.help.window"),
        ("count(lines reported or not-applicable)", "formulas.help.count"),
    ];
}
