using System.Globalization;
using Kpi.Data.Observations;

namespace Kpi.Data.Expressions;

/// <summary>
/// An arithmetic expression over indicators: <c>cchc.7.1.1 + cchc.7.1.2</c>, <c>100 * a / b</c>, <c>window.days</c>,
/// <c>count(lines reported or not-applicable)</c>. A minus that subtracts has a space on both sides, because keys contain hyphens.
/// Reading gives a tree; evaluating walks it. Nothing else can be expressed, so an expression cannot run code.
/// </summary>
public abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>The indicator keys read, in order, with repetitions; <c>.numerator</c> and <c>.denominator</c> suffixes removed.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionException">The text is not one; the message and column say where.</exception>
    public static Expression Parse(string text) => ExpressionParser.Parse(text);

    /// <summary>The value, or null when an operand is missing or a division by zero is asked for: both are undefined, neither is zero.</summary>
    public abstract double? Evaluate(IOperands operands);

    public sealed record Number(double Value) : Expression
    {
        public override IEnumerable<string> Keys => [];

        public override double? Evaluate(IOperands operands) => Value;

        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Operand(string Key) : Expression
    {
        private const string Numerator = ".numerator";
        private const string Denominator = ".denominator";

        public override IEnumerable<string> Keys =>
        [
            Key.EndsWith(Numerator, StringComparison.Ordinal) ? Key[..^Numerator.Length]
            : Key.EndsWith(Denominator, StringComparison.Ordinal) ? Key[..^Denominator.Length]
            : Key,
        ];

        public override double? Evaluate(IOperands operands) => operands.Value(Key);

        public override string ToString() => Key;
    }

    public sealed record WindowDays : Expression
    {
        public override IEnumerable<string> Keys => [];

        public override double? Evaluate(IOperands operands) => operands.WindowDays;

        public override string ToString() => "window.days";
    }

    /// <param name="States">Null counts every line.</param>
    public sealed record CountLines(IReadOnlyList<ObservationState>? States) : Expression
    {
        public override IEnumerable<string> Keys => [];

        public override double? Evaluate(IOperands operands) => operands.CountLines(States);

        public override string ToString() => States is null ? "count(lines)" : $"count(lines {string.Join(" or ", States.Select(Words.Of))})";
    }

    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression
    {
        public override IEnumerable<string> Keys => Left.Keys.Concat(Right.Keys);

        public override double? Evaluate(IOperands operands)
        {
            if (Left.Evaluate(operands) is not { } left || Right.Evaluate(operands) is not { } right) return null;
            return Operator switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => right == 0 ? null : left / right,
            };
        }

        public override string ToString() => $"({Left} {Operator} {Right})";
    }
}
