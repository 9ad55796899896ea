namespace Kpi.Dashboard.Charts;

/// <summary>A place in a trend.</summary>
/// <param name="X">0 for the first period, 1 for the next; targets also lie between two.</param>
/// <param name="Y">In the indicator's unit of measure; null opens the line.</param>
public sealed record TrendSpot(double X, double? Y);
