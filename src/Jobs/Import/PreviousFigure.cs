namespace Kpi.Jobs.Import;

/// <summary>The latest number published for a line before the period of a report.</summary>
/// <param name="Period">Key of its period.</param>
public sealed record PreviousFigure(string Period, double Value);
