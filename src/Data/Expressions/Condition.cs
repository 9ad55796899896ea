namespace Kpi.Data.Expressions;

/// <summary>
/// What <c>if</c> decides by: comparisons, <c>isMissing</c>, and <c>and</c>, <c>or</c>, <c>not</c> over them. A comparison with a missing value is neither true nor
/// false; <c>and</c> and <c>or</c> still answer where the other side decides alone.
/// </summary>
public abstract record Condition
{
    // As in rules: what is equal there is equal here.
    private const double Tolerance = Rules.Rule.Tolerance;

    private Condition()
    {
    }

    /// <summary>The expressions compared, in order.</summary>
    public abstract IEnumerable<Expression> Parts { get; }

    /// <summary>Whether it holds; null when that cannot be told, because a value is missing.</summary>
    public abstract bool? Holds(IOperands operands);

    /// <param name="Operator">One of <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>.</param>
    public sealed record Comparison(string Operator, Expression Left, Expression Right) : Condition
    {
        public override IEnumerable<Expression> Parts => [Left, Right];

        public override bool? Holds(IOperands operands)
        {
            if (Left.Evaluate(operands) is not { } left || Right.Evaluate(operands) is not { } right) return null;
            var equal = Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
            return Operator switch
            {
                "=" => equal,
                "<>" => !equal,
                "<" => !equal && left < right,
                "<=" => equal || left < right,
                ">" => !equal && left > right,
                _ => equal || left > right,
            };
        }

        public override string ToString() => $"({Left} {Operator} {Right})";
    }

    /// <summary>Whether a value is missing or undefined. Always answers.</summary>
    public sealed record IsMissing(Expression Of) : Condition
    {
        public override IEnumerable<Expression> Parts => [Of];

        public override bool? Holds(IOperands operands) => Of.Evaluate(operands) is null;

        public override string ToString() => $"isMissing({Of})";
    }

    public sealed record Not(Condition Of) : Condition
    {
        public override IEnumerable<Expression> Parts => Of.Parts;

        public override bool? Holds(IOperands operands) => !Of.Holds(operands);

        public override string ToString() => $"not {Of}";
    }

    public sealed record And(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Expression> Parts => [.. Left.Parts, .. Right.Parts];

        public override bool? Holds(IOperands operands) => Left.Holds(operands) & Right.Holds(operands);

        public override string ToString() => $"({Left} and {Right})";
    }

    public sealed record Or(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Expression> Parts => [.. Left.Parts, .. Right.Parts];

        public override bool? Holds(IOperands operands) => Left.Holds(operands) | Right.Holds(operands);

        public override string ToString() => $"({Left} or {Right})";
    }
}
