using Kpi.Data.Expressions;
using Kpi.Data.Periods;

namespace Kpi.Data.Rules;

/// <summary>A two-sided statement that the values of one submission must satisfy.</summary>
/// <param name="Key">Identifier, for example <c>rule.online-total</c>.</param>
/// <param name="Left">Left side.</param>
/// <param name="Operator">How the sides must compare.</param>
/// <param name="Right">Right side.</param>
/// <param name="Severity">Severity of the problem when it does not hold.</param>
/// <param name="LineKey">The line the problem is anchored at.</param>
/// <param name="Message">What the rule says when broken.</param>
public sealed record Rule(string Key, Expression Left, RuleOperator Operator, Expression Right, Severity Severity, string LineKey, LocalText Message)
{
    /// <summary>Relative tolerance of comparisons.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The form it belongs to; null for whichever form carries its line.</summary>
    public string? FormKey { get; init; }

    /// <summary>What it makes of missing figures.</summary>
    public RuleMissing Missing { get; init; }

    /// <summary>First day of a period's end for which it holds; null for always.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last such day; null for open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The indicators it reads, each once, in order.</summary>
    public IReadOnlyList<string> Operands => [.. Left.Keys.Concat(Right.Keys).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether it is to be asked about a report.</summary>
    /// <param name="period">Null while it is not known: then only rules without dates can be asked.</param>
    public bool AppliesTo(string formKey, Period? period) =>
        (FormKey is null || string.Equals(FormKey, formKey, StringComparison.Ordinal))
        && (ValidFrom is null || period?.End >= ValidFrom)
        && (ValidTo is null || period?.End <= ValidTo);

    /// <summary>Whether the rule holds, or null when it says nothing: a figure it needs is missing and it passes over that, or a side is undefined.</summary>
    public RuleOutcome? Evaluate(IOperands operands)
    {
        var given = Missing == RuleMissing.Zero ? new ZeroOperands(operands) : operands;
        var (left, right) = (Left.Evaluate(given), Right.Evaluate(given));
        if (left is { } a && right is { } b) return new RuleOutcome(Holds(a, b), a, b);
        return Missing == RuleMissing.Broken ? new RuleOutcome(false, left, right) : null;
    }

    private bool Holds(double left, double right)
    {
        var equal = Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
        return Operator switch
        {
            RuleOperator.Equal => equal,
            RuleOperator.NotEqual => !equal,
            RuleOperator.Less => !equal && left < right,
            RuleOperator.LessOrEqual => equal || left < right,
            RuleOperator.Greater => !equal && left > right,
            RuleOperator.GreaterOrEqual => equal || left > right,
            _ => throw new InvalidOperationException($"Rule '{Key}' has no operator."),
        };
    }
}
