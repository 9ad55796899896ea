using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>A line of the form that published reports lack.</summary>
/// <param name="Cells">The reports that lack it, latest period first; at least one.</param>
public sealed record MissingLine(Indicator Indicator, IReadOnlyList<ReportCell> Cells);
