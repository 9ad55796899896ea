namespace Kpi.Data.Analysis;

/// <summary>What a point of a series was reported as, and over how much of its period.</summary>
/// <param name="Value">In the indicator's unit of measure; null when missing or undefined.</param>
/// <param name="Length">Days that the report covers over those of the period, above 0: 1 where they are the same.</param>
internal readonly record struct PointWindow(double? Value, double Length);
