namespace Kpi.Data.Rules;

/// <summary>What a rule found: whether it holds, and both sides as calculated.</summary>
/// <param name="Left">Null where a figure it needs is missing, like <paramref name="Right"/>: only a rule that is broken by missing figures has such an outcome.</param>
public readonly record struct RuleOutcome(bool Holds, double? Left, double? Right);
