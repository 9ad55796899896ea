using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>A point of a trend.</summary>
/// <param name="Value">Null where the period has no figure.</param>
/// <param name="Before">The figure of the same period a year earlier, or null.</param>
public readonly record struct TrendPoint(Period Period, double? Value, double? Before);
