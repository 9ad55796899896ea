using Kpi.Data.Expressions;

namespace Kpi.Data.Rules;

/// <summary>A rule as an administrator wants it, read and found in order.</summary>
/// <param name="LeftText">The left side as it was written, like <paramref name="RightText"/>.</param>
/// <param name="ValidFrom">First day of a period's end for which it holds; null for always.</param>
/// <param name="ValidTo">Last such day; null for open.</param>
public sealed record RuleDraft(
    string FormKey,
    string LeftText,
    RuleOperator Operator,
    string RightText,
    Severity Severity,
    string LineKey,
    LocalText Message,
    RuleMissing Missing,
    DateOnly? ValidFrom,
    DateOnly? ValidTo)
{
    /// <summary>Characters of a key.</summary>
    public const int MaxKey = 100;

    /// <summary>Characters of one side.</summary>
    public const int MaxSide = 1000;

    /// <summary>Characters of a message in one language.</summary>
    public const int MaxMessage = 500;

    /// <summary>The rule it would be.</summary>
    /// <exception cref="ExpressionException">A side cannot be read.</exception>
    public Rule ToRule(string key) => new(key, Expression.Parse(LeftText), Operator, Expression.Parse(RightText), Severity, LineKey, Message)
    {
        FormKey = FormKey,
        Missing = Missing,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
    };
}
