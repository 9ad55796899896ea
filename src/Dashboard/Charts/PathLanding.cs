namespace Kpi.Dashboard.Charts;

/// <summary>Where a figure is expected to be on a day.</summary>
/// <param name="Low">Lower end of the 80 % interval.</param>
public readonly record struct PathLanding(DateOnly At, double Value, double Low, double High);
