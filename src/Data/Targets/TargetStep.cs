namespace Kpi.Data.Targets;

/// <summary>What is to be reached on a day on the way to a target.</summary>
/// <param name="Value">In the indicator's unit of measure; finite.</param>
public readonly record struct TargetStep(DateOnly At, double Value);
