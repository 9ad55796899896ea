namespace Kpi.Jobs.Import;

/// <summary>The latest number published for a line before the period of a report.</summary>
/// <param name="Period">Key of its period.</param>
/// <param name="Second">The second of two counts in one cell, where it was published too.</param>
public sealed record PreviousFigure(string Period, double Value, double? Second = null);
