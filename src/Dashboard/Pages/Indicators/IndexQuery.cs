namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>The filters of the list of indicators as they stand in its address.</summary>
/// <param name="Search">Words of a name, with or without diacritics, or part of a key or code; null for all.</param>
/// <param name="Period">Key; null for the latest published one.</param>
/// <param name="Section">1 to 7; null for all.</param>
public sealed record IndexQuery(string? Search, string? Period, int? Section);
