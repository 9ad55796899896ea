namespace Kpi.Dashboard.Charts;

/// <summary>A target to be named beside its step, as shares of the sparkline's box from its upper left corner, 0 to 100.</summary>
public readonly record struct SparkLabel(double Value, double Left, double Top);
