using Kpi.Data.Analysis;
using Kpi.Data.Observations;
using Kpi.Data.Series.RollUps;

namespace Kpi.Data.Series;

/// <summary>One point of a series, judged.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Judgement">How it stands to its target.</param>
/// <param name="Completeness">Share of the values it is made of that were reported, 0 to 1; null when that cannot be said.</param>
/// <param name="RollUp">What it rests on where several agencies were added up; null for one agency's own figure.</param>
public sealed record SeriesPoint(Figure Figure, Judgement Judgement, double? Completeness, RollUpPoint? RollUp = null);
