using System.Globalization;
using Kpi.Data.Observations;

namespace Kpi.Data.Expressions;

/// <summary>
/// A formula over indicators: <c>cchc.7.1.1 + cchc.7.1.2</c>, <c>100 * a / b</c>, <c>window.days</c>, <c>count(lines reported or not-applicable)</c>,
/// <c>if(a &gt; 0 and not isMissing(b), a, b)</c>, <c>firstOf(a, b)</c>, <c>previous(a)</c>, <c>ytd(a)</c>. A minus that subtracts has a space on both sides, because
/// keys contain hyphens. A figure is in the unit of measure of its indicator, percentages in percent points; what is calculated has the unit that follows from it.
/// A missing operand makes the result missing, but for <c>isMissing</c> and <c>firstOf</c>, which are there to deal with it.
/// Reading gives a tree; evaluating walks it. Nothing else can be expressed, so an expression cannot run code.
/// </summary>
public abstract record Expression
{
    /// <summary>Characters an expression may have.</summary>
    public const int MaxLength = 1000;

    /// <summary>Deep enough for any formula a person writes, shallow enough for the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most arguments of <c>firstOf</c>.</summary>
    public const int MaxArguments = 16;

    private Expression()
    {
    }

    /// <summary>The expressions this one is made of, in order, those of its condition included.</summary>
    public abstract IEnumerable<Expression> Parts { get; }

    /// <summary>The operands read, in order, with repetitions and suffixes.</summary>
    public IEnumerable<string> Operands => this is Operand operand ? [operand.Key] : Parts.SelectMany(p => p.Operands);

    /// <summary>The indicator keys read, in order, with repetitions; <c>.numerator</c> and <c>.denominator</c> suffixes removed.</summary>
    public IEnumerable<string> Keys => this is Operand operand ? [operand.Indicator] : Parts.SelectMany(p => p.Keys);

    /// <summary>Whether figures of other periods are read.</summary>
    public bool ReachesBack => this is Previous or YearToDate || Parts.Any(p => p.ReachesBack);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionException">The text is not one; fault and column say where.</exception>
    public static Expression Parse(string text) => ExpressionParser.Parse(text);

    /// <summary>The value, or null when an operand is missing, a division by zero is asked for, or the result is too large to be a number: all are undefined, none is zero.</summary>
    public abstract double? Evaluate(IOperands operands);

    public sealed record Number(double Value) : Expression
    {
        public override IEnumerable<Expression> Parts => [];

        public override double? Evaluate(IOperands operands) => Value;

        // A decimal has no exponent, and 15 digits survive the way there and back.
        public override string ToString() => ((decimal)Value).ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Operand(string Key) : Expression
    {
        private const string Numerator = ".numerator";
        private const string Denominator = ".denominator";

        /// <summary>The indicator's key, without a suffix.</summary>
        public string Indicator =>
            Key.EndsWith(Numerator, StringComparison.Ordinal) ? Key[..^Numerator.Length]
            : Key.EndsWith(Denominator, StringComparison.Ordinal) ? Key[..^Denominator.Length]
            : Key;

        public override IEnumerable<Expression> Parts => [];

        public override double? Evaluate(IOperands operands) => operands.Value(Key);

        public override string ToString() => Key;
    }

    /// <summary>Days of the window, both ends counted.</summary>
    public sealed record WindowDays : Expression
    {
        public override IEnumerable<Expression> Parts => [];

        public override double? Evaluate(IOperands operands) => operands.WindowDays;

        public override string ToString() => "window.days";
    }

    /// <param name="States">Null counts every line.</param>
    public sealed record CountLines(IReadOnlyList<ObservationState>? States) : Expression
    {
        public override IEnumerable<Expression> Parts => [];

        public override double? Evaluate(IOperands operands) => operands.CountLines(States);

        public override string ToString() => States is null ? "count(lines)" : $"count(lines {string.Join(" or ", States.Select(Words.Of))})";
    }

    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression
    {
        public override IEnumerable<Expression> Parts => [Left, Right];

        public override double? Evaluate(IOperands operands)
        {
            if (Left.Evaluate(operands) is not { } left || Right.Evaluate(operands) is not { } right) return null;
            var value = Operator switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => right == 0 ? double.NaN : left / right,
            };
            return double.IsFinite(value) ? value : null;
        }

        public override string ToString() => $"({Left} {Operator} {Right})";
    }

    /// <summary>One of two values. Missing when it cannot be told whether the condition holds.</summary>
    public sealed record If(Condition Condition, Expression Then, Expression Else) : Expression
    {
        public override IEnumerable<Expression> Parts => [.. Condition.Parts, Then, Else];

        public override double? Evaluate(IOperands operands) => Condition.Holds(operands) switch
        {
            true => Then.Evaluate(operands),
            false => Else.Evaluate(operands),
            null => null,
        };

        public override string ToString() => $"if({Condition}, {Then}, {Else})";
    }

    /// <summary>The first of several values that is not missing; missing when all are.</summary>
    public sealed record FirstOf(IReadOnlyList<Expression> Choices) : Expression
    {
        public override IEnumerable<Expression> Parts => Choices;

        public override double? Evaluate(IOperands operands) => Choices.Select(c => c.Evaluate(operands)).FirstOrDefault(v => v is not null);

        public override string ToString() => $"firstOf({string.Join(", ", Choices)})";
    }

    /// <summary>The value in the period before: see <see cref="IOperands.Previous"/>.</summary>
    public sealed record Previous(Expression Of) : Expression
    {
        public override IEnumerable<Expression> Parts => [Of];

        public override double? Evaluate(IOperands operands) => operands.Previous is { } before ? Of.Evaluate(before) : null;

        public override string ToString() => $"previous({Of})";
    }

    /// <summary>The value from the start of the reporting year to the end of the period.</summary>
    public sealed record YearToDate(Expression Of) : Expression
    {
        public override IEnumerable<Expression> Parts => [Of];

        public override double? Evaluate(IOperands operands) => operands.YearToDate is { } year ? Of.Evaluate(year) : null;

        public override string ToString() => $"ytd({Of})";
    }
}
