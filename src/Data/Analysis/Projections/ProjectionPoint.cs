namespace Kpi.Data.Analysis.Projections;

/// <summary>A projected value with its interval.</summary>
/// <param name="Horizon">Periods ahead, from 1.</param>
/// <param name="Value">On the scale of the series; of a bounded one the median.</param>
/// <param name="Low80">Lower end of the 80 % interval; null where no interval can be given.</param>
/// <param name="Low95">Lower end of the 95 % interval; null below 12 points.</param>
public readonly record struct ProjectionPoint(int Horizon, double Value, double? Low80, double? High80, double? Low95, double? High95);
