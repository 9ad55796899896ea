using Kpi.Dashboard.Pages.Overview;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One indicator in the list.</summary>
/// <param name="Code">Code of its form line; empty for a derived KPI and a line without one.</param>
public sealed record IndexRow(string Code, KpiTile Tile);
