namespace Kpi.Dashboard.Charts;

/// <summary>What a trend says about one of its periods, ready to be read.</summary>
/// <param name="Period">Key of the period.</param>
/// <param name="Name">Its name in a sentence.</param>
/// <param name="Axis">Its name on the axis, without the year.</param>
/// <param name="Year">The year, below the first of its periods; empty below the others.</param>
/// <param name="Value">The figure with its counts, or what kind of empty it is.</param>
/// <param name="Facts">Further lines: target and gap, the year before.</param>
public sealed record TrendLabel(string Period, string Name, string Axis, string Year, string Value, IReadOnlyList<string> Facts);
