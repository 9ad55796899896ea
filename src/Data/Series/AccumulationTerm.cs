using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>A reported figure that another is calculated from.</summary>
/// <param name="Period">The period it was reported for.</param>
/// <param name="Subtracted">Whether it is taken away instead of added.</param>
public sealed record AccumulationTerm(Period Period, bool Subtracted);
