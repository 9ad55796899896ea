using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Tests.Expressions;

public sealed class ExpressionFunctionTests
{
    private static readonly string[] Leaves = ["a", "b", "gone", "1", "0", "2.5", "window.days", "count(lines)", "count(lines reported or not-applicable)", "a.numerator"];

    [Theory]
    [InlineData("if(a > b, a, b)", 3)]
    [InlineData("if(a < b, 10, 20)", 10)]
    [InlineData("if(a <> b, 1, 2)", 1)]
    [InlineData("if(0.1 + 0.2 = 0.3, 1, 2)", 1)]
    [InlineData("if(0.1 + 0.2 < 0.3, 1, 2)", 2)]
    [InlineData("if(a <= 2 and b >= 3, 1, 2)", 1)]
    [InlineData("if(a = 1 or b = 3, 1, 2)", 1)]
    [InlineData("if(not a = 1, 1, 2)", 1)]
    [InlineData("if(not (a = 2 and b = 3), 1, 2)", 2)]
    [InlineData("if(a = 1 or a = 2 and b = 4, 1, 2)", 2)]
    [InlineData("if((a + b) * 2 = 10, 1, 2)", 1)]
    [InlineData("if(isMissing(gone), 7, gone)", 7)]
    [InlineData("if(isMissing(a / (a - 2)), 7, 8)", 7)]
    [InlineData("if(gone > 1 or a = 2, 1, 2)", 1)]
    [InlineData("if(gone > 1 and a = 3, 1, 2)", 2)]
    [InlineData("firstOf(gone, a, b)", 2)]
    [InlineData("firstOf(gone, 0) + a", 2)]
    [InlineData("previous(a)", 20)]
    [InlineData("a - previous(a)", -18)]
    [InlineData("previous(previous(a))", 200)]
    [InlineData("ytd(a)", 2000)]
    [InlineData("ytd(a) / ytd(window.days)", 2)]
    [InlineData("previous(window.days)", 10)]
    [InlineData("if(a>1,a,b)", 2)]
    [InlineData("if ( a >= 2 , ( a ) , b )", 2)]
    public void Evaluate_Function_GivesItsValue(string text, double expected) => Assert.Equal(expected, Expression.Parse(text).Evaluate(new Figures(1))!.Value, 12);

    [Theory]
    [InlineData("gone + 1")]
    [InlineData("if(gone > 1, a, b)")]
    [InlineData("if(gone > 1 and a = 2, a, b)")]
    [InlineData("if(not gone > 1, a, b)")]
    [InlineData("if(a = 2, gone, b)")]
    [InlineData("firstOf(gone, gone)")]
    [InlineData("previous(gone)")]
    [InlineData("previous(previous(previous(a)))")]
    public void Evaluate_SomethingMissing_IsMissing(string text) => Assert.Null(Expression.Parse(text).Evaluate(new Figures(1)));

    [Fact]
    public void Evaluate_TooLargeToBeANumber_IsMissing() =>
        Assert.Null(Expression.Parse(string.Join(" * ", Enumerable.Repeat("999999999999999", 25))).Evaluate(new Figures(1)));

    [Fact]
    public void Evaluate_WithinOneSubmission_KnowsNoOtherPeriod() => Assert.Null(Expression.Parse("previous(a)").Evaluate(new Alone()));

    [Theory]
    [InlineData("if(a, 1, 2)", 4, ExpressionFault.ConditionExpected)]
    [InlineData("if(a > 1, 1)", 1, ExpressionFault.Arguments)]
    [InlineData("if(a > 1, 1, 2, 3)", 1, ExpressionFault.Arguments)]
    [InlineData("a > 1", 1, ExpressionFault.NumberExpected)]
    [InlineData("1 + (a > 1)", 5, ExpressionFault.NumberExpected)]
    [InlineData("if(a > 1 > 2, 1, 2)", 10, ExpressionFault.SignExpected)]
    [InlineData("if(a > 1 and b, 1, 2)", 14, ExpressionFault.ConditionExpected)]
    [InlineData("if(isMissing(a > 1), 1, 2)", 14, ExpressionFault.NumberExpected)]
    [InlineData("firstOf(a)", 1, ExpressionFault.Arguments)]
    [InlineData("previous()", 10, ExpressionFault.OperandExpected)]
    [InlineData("previous(a, b)", 1, ExpressionFault.Arguments)]
    [InlineData("eval(a)", 1, ExpressionFault.UnknownFunction)]
    [InlineData("sum(a, b)", 1, ExpressionFault.UnknownFunction)]
    [InlineData("if(a > 1, 1, 2", 15, ExpressionFault.SignExpected)]
    [InlineData("a + and", 5, ExpressionFault.OperandExpected)]
    [InlineData("1234567890123456", 1, ExpressionFault.Number)]
    [InlineData("a $ b", 3, ExpressionFault.Unexpected)]
    [InlineData("a -b", 3, ExpressionFault.MinusWithoutSpaces)]
    public void Parse_Malformed_SaysWhereAndWhy(string text, int column, ExpressionFault fault)
    {
        var exception = Assert.Throws<ExpressionException>(() => Expression.Parse(text));
        Assert.Equal((column, fault), (exception.Column, exception.Fault));
    }

    [Fact]
    public void Parse_TooLongOrTooDeep_IsRefused()
    {
        Assert.Equal(ExpressionFault.TooLong, Assert.Throws<ExpressionException>(() => Expression.Parse(new string('1', 1001))).Fault);
        Assert.Equal(ExpressionFault.TooDeep, Assert.Throws<ExpressionException>(() => Expression.Parse(new string('(', 100))).Fault);
        Assert.Equal(ExpressionFault.TooDeep, Assert.Throws<ExpressionException>(() => Expression.Parse("if(" + string.Concat(Enumerable.Repeat("not ", 100)))).Fault);
        Assert.Equal(ExpressionFault.TooDeep, Assert.Throws<ExpressionException>(() => Expression.Parse(string.Concat(Enumerable.Repeat("previous(", 100)))).Fault);
    }

    [Fact]
    public void ReachesBack_OnlyWithOtherPeriods()
    {
        Assert.True(Expression.Parse("if(ytd(a) > 1, 1, 2)").ReachesBack);
        Assert.False(Expression.Parse("if(a > 1, firstOf(a, b), 2)").ReachesBack);
        Assert.Equal(["a", "b", "c"], Expression.Parse("if(a > 1, previous(b), c.numerator)").Keys);
    }

    [Fact]
    public void Parse_WhatIsPrinted_IsTheSameExpression() => Prop.ForAll(Formulas().ToArbitrary(), text =>
    {
        var expression = Expression.Parse(text);
        var again = Expression.Parse(expression.ToString()!);
        Assert.Equal(expression.ToString(), again.ToString());
        Assert.Equal(expression.Evaluate(new Figures(1)), again.Evaluate(new Figures(1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_AMissingOperandOutsideItsKeepers_IsMissing() => Prop.ForAll(Arithmetic(3).ToArbitrary(), text =>
    {
        var expression = Expression.Parse(text);
        if (expression.Keys.Contains("gone")) Assert.Null(expression.Evaluate(new Figures(1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_AnyFormula_IsAFiniteNumberOrMissing() => Prop.ForAll(Formulas().ToArbitrary(), text =>
        Assert.True(Expression.Parse(text).Evaluate(new Figures(1)) is not { } value || double.IsFinite(value))).QuickCheckThrowOnFailure();

    private static Gen<string> Formulas() => Gen.Sized(size => Formula(Math.Min(3, size / 10)));

    private static Gen<string> Arithmetic(int depth) => depth == 0
        ? Gen.Elements("a", "b", "gone", "2.5")
        : Gen.OneOf(Arithmetic(0), from left in Arithmetic(depth - 1) from sign in Gen.Elements('+', '-', '*', '/') from right in Arithmetic(depth - 1) select $"({left} {sign} {right})");

    private static Gen<string> Formula(int depth) => depth == 0
        ? Gen.Elements(Leaves)
        : Gen.OneOf(
            Formula(0),
            from left in Formula(depth - 1) from sign in Gen.Elements('+', '-', '*', '/') from right in Formula(depth - 1) select $"{left} {sign} ({right})",
            from test in Test(depth - 1) from left in Formula(depth - 1) from right in Formula(depth - 1) select $"if({test}, {left}, {right})",
            from left in Formula(depth - 1) from right in Formula(depth - 1) select $"firstOf({left}, {right})",
            from name in Gen.Elements("previous", "ytd") from of in Formula(depth - 1) select $"{name}({of})");

    private static Gen<string> Test(int depth) => Gen.OneOf(
        from left in Formula(depth) from sign in Gen.Elements("=", "<>", "<", "<=", ">", ">=") from right in Formula(depth) select $"{left} {sign} {right}",
        from of in Formula(depth) select $"not isMissing({of})",
        from sign in Gen.Elements("and", "or") from left in Formula(depth) from right in Formula(depth) select $"({left} > 1 {sign} not {right} = 2)");

    // Three periods, each worth ten times the one after it; from the start of the year a thousand times.
    private sealed class Figures(double factor, int back = 0) : IOperands
    {
        public double? WindowDays => back == 0 && factor == 1 ? 183 : factor;

        public IOperands? Previous => back < 2 ? new Figures(factor * 10, back + 1) : null;

        public IOperands? YearToDate => new Figures(factor * 1000, back);

        public double? Value(string key) => key switch
        {
            "a" => 2 * factor,
            "b" => 3 * factor,
            "a.numerator" => 1,
            _ => null,
        };

        public double? CountLines(IReadOnlyCollection<ObservationState>? states) => states is null ? 63 : 54;
    }

    private sealed class Alone : IOperands
    {
        public double? WindowDays => 183;

        public double? Value(string key) => 1;

        public double? CountLines(IReadOnlyCollection<ObservationState>? states) => null;
    }
}
