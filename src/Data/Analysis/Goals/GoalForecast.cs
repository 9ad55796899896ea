using Kpi.Data.Analysis.Projections;

namespace Kpi.Data.Analysis.Goals;

/// <summary>Where a level, or a sum of what was counted and the quarters to come, is expected to be on a target's day (methods §2.5). In the indicator's unit of measure.</summary>
/// <param name="Low">Lower end of the 80 % interval.</param>
/// <param name="Steps">Quarters still to come.</param>
/// <param name="Count">Points it rests on.</param>
/// <param name="Chance">Probability, 0 to 1, of meeting the target; null below 8 points, and where what has been counted has decided already.</param>
public sealed record GoalForecast(double Value, double Low, double High, int Steps, ProjectionMethod Method, int Count, double? Chance);
