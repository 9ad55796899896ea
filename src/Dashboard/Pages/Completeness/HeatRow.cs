using Kpi.Data.Agencies;
using Kpi.Data.Completeness;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>A row of the map: an agency in a year.</summary>
/// <param name="Cells">One for each column; null where the calendar has no such period.</param>
public sealed record HeatRow(Agency Agency, int Year, IReadOnlyList<ReportCell?> Cells);
