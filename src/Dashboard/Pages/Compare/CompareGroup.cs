namespace Kpi.Dashboard.Pages.Compare;

/// <summary>The rows of one section.</summary>
/// <param name="Section">Number and name of the section; null for figures about the data themselves.</param>
public sealed record CompareGroup(string? Section, IReadOnlyList<CompareRow> Rows);
