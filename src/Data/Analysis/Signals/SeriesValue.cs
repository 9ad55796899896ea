namespace Kpi.Data.Analysis.Signals;

/// <summary>One point of a series as the analysis takes it. Points follow each other without a period left out: a missing one is there, without a value.</summary>
/// <param name="Value">In the indicator's unit of measure; null when missing or undefined.</param>
/// <param name="Numerator">Of a rate: the count above. Null when not known.</param>
/// <param name="Denominator">Of a rate: the count below; 0 leaves the point undefined.</param>
public readonly record struct SeriesValue(double? Value, double? Numerator = null, double? Denominator = null);
