using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A rule as a sum: once with its numbers, once with its cells, the way a spreadsheet would have it.</summary>
public sealed class RuleText(CatalogueSnapshot catalogue, Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private const int Decimals = 4;

    /// <summary><c>26 + 101 = 127</c>; of a broken rule <c>26 + 102 ≠ 127</c>.</summary>
    public string Figures(CrossCheck check) => Both(check, key => check.Operands.Value(key) is { } value ? Number(value) : text["missing.missing"]);

    /// <summary><c>D98 + D99 = D97</c>; a line of another form goes by its name.</summary>
    public string Cells(CrossCheck check, CheckResult result) => Both(check with { Outcome = null }, key => Cell(key, result));

    private string Both(CrossCheck check, Func<string, string> operand)
    {
        var broken = check.Outcome is { Holds: false };
        var sign = (check.Rule.Operator, broken) switch
        {
            (RuleOperator.Equal, false) or (RuleOperator.NotEqual, true) => "=",
            (RuleOperator.Equal, true) or (RuleOperator.NotEqual, false) => "≠",
            (RuleOperator.Less, false) or (RuleOperator.GreaterOrEqual, true) => "<",
            (RuleOperator.LessOrEqual, false) or (RuleOperator.Greater, true) => "≤",
            (RuleOperator.Greater, false) or (RuleOperator.LessOrEqual, true) => ">",
            _ => "≥",
        };
        return $"{Side(check.Rule.Left, operand)} {sign} {Side(check.Rule.Right, operand)}";
    }

    private string Side(Expression side, Func<string, string> operand) => side switch
    {
        Expression.Operand o => operand(o.Key),
        Expression.Number n => Number(n.Value),
        Expression.Binary b => $"{Inner(b.Left, b, operand)} {Sign(b.Operator)} {Inner(b.Right, b, operand)}",
        Expression.WindowDays => text["submission.rule.days"],
        _ => text["submission.rule.lines"],
    };

    private string Inner(Expression inner, Expression.Binary outer, Func<string, string> operand)
    {
        var needsBrackets = inner is Expression.Binary b
            && ((IsProduct(outer) && !IsProduct(b)) || (ReferenceEquals(inner, outer.Right) && outer.Operator is '-' or '/'));
        return needsBrackets ? $"({Side(inner, operand)})" : Side(inner, operand);
    }

    private string Cell(string key, CheckResult result)
    {
        // A ratio's numerator and denominator stand in the note of its line.
        var line = result.Lines.FirstOrDefault(l => key == l.Key) ?? result.Lines.FirstOrDefault(l => key == l.Key + ".numerator" || key == l.Key + ".denominator");
        if (line is not null) return line.Cell ?? line.Code;
        var form = catalogue.Forms.FirstOrDefault(f => f.Lines.Any(l => l.Key == key));
        return form is null ? key : $"{words.Form(form)} {form.Lines.First(l => l.Key == key).Code.TrimEnd('.')}";
    }

    private string Number(double value) => numbers.Count(value, Math.Round(value) == value ? 0 : Decimals);

    private static bool IsProduct(Expression.Binary binary) => binary.Operator is '*' or '/';

    private static string Sign(char sign) => sign switch
    {
        '-' => "−",
        '*' => "×",
        '/' => "÷",
        _ => "+",
    };
}
