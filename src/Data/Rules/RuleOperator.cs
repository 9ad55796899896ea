namespace Kpi.Data.Rules;

/// <summary>How the two sides of a rule must compare. Numbers are equal within 1e-9 of the larger one.</summary>
public enum RuleOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
