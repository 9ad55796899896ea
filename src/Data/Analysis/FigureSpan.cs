namespace Kpi.Data.Analysis;

/// <summary>Which days a figure or a target speaks of: two that speak of the same ones may be held against each other.</summary>
/// <param name="End">The last day.</param>
/// <param name="FromStart">Whether it counts from the first day of the reporting year; a quarter that stands alone does not. True where the days before do not matter.</param>
public readonly record struct FigureSpan(DateOnly End, bool FromStart);
