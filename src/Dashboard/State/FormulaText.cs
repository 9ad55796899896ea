using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>Writes expressions and rules as people write them: with names, with cells, or with the figures put in. Parentheses stand only where they are needed.</summary>
public sealed class FormulaText(NumberText numbers, IStringLocalizer<Text> text)
{
    private const int Decimals = 4;

    /// <summary>A figure as it stands in a formula.</summary>
    public string Number(double value) => numbers.Count(value, value == Math.Floor(value) ? 0 : Decimals);

    /// <summary>A rule with both sides: <c>26 + 101 = 127</c>; of a broken one <c>26 + 102 ≠ 127</c>.</summary>
    public string Write(Rule rule, RuleOutcome? outcome, Func<string, string> operand)
    {
        var sign = (rule.Operator, outcome is { Holds: false }) switch
        {
            (RuleOperator.Equal, false) or (RuleOperator.NotEqual, true) => "=",
            (RuleOperator.Equal, true) or (RuleOperator.NotEqual, false) => "≠",
            (RuleOperator.Less, false) or (RuleOperator.GreaterOrEqual, true) => "<",
            (RuleOperator.LessOrEqual, false) or (RuleOperator.Greater, true) => "≤",
            (RuleOperator.Greater, false) or (RuleOperator.LessOrEqual, true) => ">",
            _ => "≥",
        };
        return $"{Write(rule.Left, operand)} {sign} {Write(rule.Right, operand)}";
    }

    /// <summary>The formula of a derived KPI, its numerator over its denominator: <c>(A + B) ÷ C × 100</c>.</summary>
    public string Write(Indicator indicator, DerivedFormula formula, Func<string, string> operand)
    {
        var above = Write(formula.Numerator, operand);
        if (formula.Denominator is null) return above;
        string Grouped(string side, Expression expression) => expression is Expression.Binary or Expression.If ? $"({side})" : side;
        var ratio = $"{Grouped(above, formula.Numerator)} ÷ {Grouped(Write(formula.Denominator, operand), formula.Denominator)}";
        return indicator.Kind == ValueKind.Percent ? ratio + " × 100" : ratio;
    }

    /// <param name="expression">What to write.</param>
    /// <param name="operand">How an operand is written: its name or its figure.</param>
    /// <param name="windowDays">How the days of the window are written; null for their name.</param>
    public string Write(Expression expression, Func<string, string> operand, string? windowDays = null) => Write(expression, operand, windowDays, outer: 0, right: false);

    private string Write(Expression expression, Func<string, string> operand, string? windowDays, int outer, bool right)
    {
        string Inner(Expression inner) => Write(inner, operand, windowDays);
        switch (expression)
        {
            case Expression.Number number:
                return Number(number.Value);
            case Expression.Operand one:
                return operand(one.Key);
            case Expression.WindowDays:
                return windowDays ?? text["formula.window-days"];
            case Expression.CountLines { States: null }:
                return text["formula.lines"];
            case Expression.CountLines lines:
                return lines.States!.Contains(ObservationState.NotApplicable) ? text["formula.lines-answered"] : text["formula.lines-reported"];
            case Expression.Binary binary:
                var rank = binary.Operator is '*' or '/' ? 2 : 1;
                var written = $"{Write(binary.Left, operand, windowDays, rank, right: false)} {Sign(binary.Operator)} {Write(binary.Right, operand, windowDays, rank, right: true)}";

                // a - (b - c) is not a - b - c.
                return rank < outer || (right && rank == outer) ? $"({written})" : written;
            case Expression.If choice:
                return text["formula.if", Write(choice.Condition, operand, windowDays, outer: 0), Inner(choice.Then), Inner(choice.Else)];
            case Expression.FirstOf first:
                return text["formula.first-of", string.Join("; ", first.Choices.Select(Inner))];
            case Expression.Previous before:
                return text["formula.previous", Inner(before.Of)];
            case Expression.YearToDate year:
                return text["formula.ytd", Inner(year.Of)];
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} has no words.");
        }
    }

    private string Write(Condition condition, Func<string, string> operand, string? windowDays, int outer)
    {
        string Value(Expression value) => Write(value, operand, windowDays);
        string Side(Condition side, int rank) => Write(side, operand, windowDays, rank);

        // "or" holds its sides loosest, then "and", then "not".
        var (rank, written) = condition switch
        {
            Condition.Or or => (1, text["formula.or", Side(or.Left, 1), Side(or.Right, 1)].Value),
            Condition.And and => (2, text["formula.and", Side(and.Left, 2), Side(and.Right, 2)].Value),
            Condition.Not not => (3, text["formula.not", Side(not.Of, 4)].Value),
            Condition.IsMissing missing => (4, text["formula.is-missing", Value(missing.Of)].Value),
            Condition.Comparison comparison => (3, $"{Value(comparison.Left)} {Sign(comparison.Operator)} {Value(comparison.Right)}"),
            _ => throw new InvalidOperationException($"{condition.GetType().Name} has no words."),
        };
        return rank < outer ? $"({written})" : written;
    }

    private static string Sign(string comparison) => comparison switch
    {
        "<>" => "≠",
        "<=" => "≤",
        ">=" => "≥",
        _ => comparison,
    };

    private static char Sign(char sign) => sign switch
    {
        '-' => '\u2212',
        '*' => '×',
        '/' => '÷',
        _ => sign,
    };
}
