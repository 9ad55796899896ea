namespace Kpi.Data.Analysis.Signals;

/// <summary>Centre and natural limits at one point, in the indicator's unit of measure.</summary>
/// <param name="Upper">Three sigma above the centre.</param>
/// <param name="NearUpper">Two sigma above it.</param>
public readonly record struct ControlLimits(double Center, double Lower, double Upper, double NearLower, double NearUpper);
