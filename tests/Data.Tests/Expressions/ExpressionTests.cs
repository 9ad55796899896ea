using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("12 / 4 / 3", 1)]
    [InlineData("cchc.7.1.1 + cchc.7.1.2", 127)]
    [InlineData("100 * cchc-bm3.2.4.numerator / cchc-bm3.2.4.denominator", 50)]
    [InlineData("window.days", 183)]
    [InlineData("count(lines)", 63)]
    [InlineData("count(lines reported or not-applicable)", 54)]
    public void Evaluate_Expression_GivesItsValue(string text, double expected) => Assert.Equal(expected, Expression.Parse(text).Evaluate(new Figures()));

    [Theory]
    [InlineData("cchc.9.9 + 1")]
    [InlineData("1 / (cchc.7.1.1 - 26)")]
    public void Evaluate_MissingOrDividedByZero_IsUndefined(string text) => Assert.Null(Expression.Parse(text).Evaluate(new Figures()));

    [Theory]
    [InlineData("", 1)]
    [InlineData("1 +", 4)]
    [InlineData("a -b", 3)]
    [InlineData("a- b", 2)]
    [InlineData("(1 + 2", 7)]
    [InlineData("1 2", 3)]
    [InlineData("system(1)", 1)]
    [InlineData("count(people)", 7)]
    [InlineData("count(lines reported or)", 24)]
    [InlineData("1.2.3 + 1", 1)]
    public void Parse_Malformed_SaysWhere(string text, int column) => Assert.Equal(column, Assert.Throws<ExpressionException>(() => Expression.Parse(text)).Column);

    [Fact]
    public void Parse_DeeplyNested_IsRefusedNotFatal() =>
        Assert.Throws<ExpressionException>(() => Expression.Parse(new string('(', 100_000)));

    [Fact]
    public void Parse_AnyText_ReadsOrSaysWhere() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            Expression.Parse(text.Get);
        }
        catch (ExpressionException e)
        {
            Assert.InRange(e.Column, 1, text.Get.Length + 2);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_Formula_NamesEveryOperandOnceAsked() =>
        Assert.Equal(["cchc-bm3.2.4", "cchc-bm3.2.4", "a"], Expression.Parse("cchc-bm3.2.4.numerator / cchc-bm3.2.4 - a").Keys);

    private sealed class Figures : IOperands
    {
        public double? WindowDays => 183;

        public double? Value(string key) => key switch
        {
            "cchc.7.1.1" => 26,
            "cchc.7.1.2" => 101,
            "cchc-bm3.2.4.numerator" => 1,
            "cchc-bm3.2.4.denominator" => 2,
            _ => null,
        };

        public double? CountLines(IReadOnlyCollection<ObservationState>? states) => states is null ? 63 : 54;
    }
}
