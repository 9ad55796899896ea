namespace Kpi.Dashboard.Charts;

/// <summary>How far a value may lie at a place of a trend.</summary>
/// <param name="X">0 for the first period, 1 for the next.</param>
/// <param name="Low">In the indicator's unit of measure.</param>
/// <param name="High">At least <paramref name="Low"/>.</param>
public sealed record TrendRange(double X, double Low, double High);
