using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Admin.Formulas;

/// <summary>Says what is wrong with a draft of a formula, where, and what would do.</summary>
public sealed class FormulaWords(NumberText numbers, IStringLocalizer<Text> text)
{
    /// <summary>A problem in a sentence, with its field and its column.</summary>
    public string Of(FormulaProblem problem)
    {
        var where = problem.Column is { } column ? text["formulas.at-column", Field(problem.Field), numbers.Count(column)].Value : Field(problem.Field);
        return $"{where}: {What(problem)}";
    }

    /// <summary>What a field is called.</summary>
    public string Field(FormulaField field) => field switch
    {
        FormulaField.Key => text["formulas.key"],
        FormulaField.NameVi => text["formulas.name.vi"],
        FormulaField.NameEn => text["formulas.name.en"],
        FormulaField.UnitOfMeasure => text["formulas.unit.vi"],
        FormulaField.Section => text["formulas.section"],
        FormulaField.Form => text["formulas.form"],
        FormulaField.Numerator => text["formulas.numerator"],
        FormulaField.Denominator => text["formulas.denominator"],
        _ => text["formulas.cause"],
    };

    private string What(FormulaProblem problem) => problem.Fault switch
    {
        FormulaFault.Needed => text["formulas.fault.needed"],
        FormulaFault.TooLong => text["formulas.fault.too-long"],
        FormulaFault.KeyForm => text["formulas.fault.key-form"],
        FormulaFault.KeyTaken => text["formulas.fault.key-taken", problem.Found],
        FormulaFault.KeyUnknown => text["formulas.fault.key-unknown", problem.Found],
        FormulaFault.FormUnknown => text["formulas.fault.form-unknown"],
        FormulaFault.Section => text["formulas.fault.section"],
        FormulaFault.UnknownIndicator => text["formulas.fault.unknown-indicator", problem.Found],
        FormulaFault.Cycle => text["formulas.fault.cycle", problem.Found],
        _ => Syntax(problem),
    };

    private string Syntax(FormulaProblem problem) => problem.Expression switch
    {
        ExpressionFault.TooLong => text["formulas.syntax.too-long", numbers.Count(Expression.MaxLength)],
        ExpressionFault.TooDeep => text["formulas.syntax.too-deep", numbers.Count(Expression.MaxDepth)],
        ExpressionFault.Ended => text["formulas.syntax.ended"],
        ExpressionFault.OperandExpected => text["formulas.syntax.operand", problem.Found],
        ExpressionFault.Unexpected => text["formulas.syntax.unexpected", problem.Found],
        ExpressionFault.SignExpected => text["formulas.syntax.sign", problem.Found],
        ExpressionFault.MinusWithoutSpaces => text["formulas.syntax.minus"],
        ExpressionFault.Number => text["formulas.syntax.number", problem.Found],
        ExpressionFault.UnknownFunction => text["formulas.syntax.function", problem.Found],
        ExpressionFault.Arguments => text["formulas.syntax.arguments", problem.Found],
        ExpressionFault.Count => text["formulas.syntax.count", problem.Found],
        ExpressionFault.ConditionExpected => text["formulas.syntax.condition"],
        _ => text["formulas.syntax.value"],
    };
}
