using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;

namespace Kpi.Data.Analysis;

/// <summary>What can be said of a series.</summary>
/// <param name="Status">Of the last point: met, near, missed, no data or no target.</param>
/// <param name="Gap">What the last value lacks of its target, in the unit of measure; 0 or less when it is met, of a range never below 0. Null without either.</param>
/// <param name="Hold">Why a page would have to withhold the projection; null when it need not.</param>
/// <param name="Chance">Probability, 0 to 1, that the next value meets the target; null below 8 points and without a target.</param>
public sealed record SeriesAnalysis(SignalResult Signal, Status Status, double? Gap, Projection Projection, ProjectionHold? Hold, double? Chance);
