namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Indicators that stand together: the derived KPIs, or one section of a form.</summary>
/// <param name="Section">Name of the section; null for the derived KPIs.</param>
public sealed record IndexGroup(string? Section, IReadOnlyList<IndexRow> Rows);
