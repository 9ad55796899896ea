namespace Kpi.Dashboard.Charts;

/// <summary>A place in a sparkline, in its units.</summary>
public readonly record struct SparkSpot(double X, double Y);
