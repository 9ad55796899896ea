using Kpi.Data.Expressions;

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

    /// <summary>Whether the rule holds, or null when an operand is missing: a rule about numbers that are not there says nothing.</summary>
    public RuleOutcome? Evaluate(IOperands operands) =>
        Left.Evaluate(operands) is { } left && Right.Evaluate(operands) is { } right
            ? new RuleOutcome(Holds(left, right), left, right)
            : null;

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
