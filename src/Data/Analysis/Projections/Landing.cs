namespace Kpi.Data.Analysis.Projections;

/// <summary>Where a count that grows will stand: what is known and the sum of the projected periods to come.</summary>
/// <param name="Value">In the unit of the series, like both ends.</param>
/// <param name="Low80">Lower end of the 80 % interval; never below what is known.</param>
/// <param name="Steps">Periods still to come.</param>
/// <param name="Count">Points the projection rests on.</param>
/// <param name="Chance">Probability, 0 to 1, that it reaches the bound asked for; null without one, below 8 points, and where what is known has decided already, for or against.</param>
public sealed record Landing(double Value, double Low80, double High80, int Steps, ProjectionMethod Method, int Count, double? Chance);
