namespace Kpi.Dashboard.Pages.Overview;

/// <summary>The filters of the overview as they stand in its address. Everything on the page follows from them.</summary>
/// <param name="Period">Key; null for the latest published one.</param>
/// <param name="Agency">Key; null for the first.</param>
/// <param name="Section">1 to 7; null for all.</param>
/// <param name="Status">A status word; null for every one.</param>
public sealed record OverviewQuery(string? Period, string? Agency, int? Section, string? Status);
