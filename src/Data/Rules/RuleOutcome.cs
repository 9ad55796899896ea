namespace Kpi.Data.Rules;

/// <summary>What a rule found: whether it holds, and both sides as calculated.</summary>
public readonly record struct RuleOutcome(bool Holds, double Left, double Right);
