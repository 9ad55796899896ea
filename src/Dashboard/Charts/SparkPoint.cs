using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>A point of a sparkline: a period with its value, or without one.</summary>
public readonly record struct SparkPoint(Period Period, double? Value);
