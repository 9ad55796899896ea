using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Data.Completeness;

/// <summary>The report of one agency for one period: whether it is there, whether it came in time, and what it lacks.</summary>
/// <param name="Deadline">The day by which the form is due; null when nothing says so.</param>
/// <param name="Submission">The published one, else the latest that is on its way; null when there is none.</param>
/// <param name="Pending">A later file that would change what is published; null when there is none.</param>
/// <param name="Received">The day the first file for it came in, whatever became of that file unless it was withdrawn.</param>
/// <param name="DaysLate">
/// Days after the deadline: of the arrival where the report was handed in, of today where it is overdue or unfinished; 0 for in time. Null where that cannot be judged.
/// </param>
/// <param name="Given">How many lines of a published report have a figure or say that they do not apply; 0 of one that is not published.</param>
/// <param name="Missing">The lines of a published report without either, in printed order.</param>
/// <param name="Restated">How many earlier versions were published before the one that stands.</param>
public sealed record ReportCell(
    Agency Agency,
    Period Period,
    DateOnly? Deadline,
    ReportStanding Standing,
    Submission? Submission,
    Submission? Pending,
    DateOnly? Received,
    int? DaysLate,
    int Given,
    int Total,
    IReadOnlyList<Indicator> Missing,
    int Restated)
{
    /// <summary>Whether the report was to be there by now.</summary>
    /// <param name="today">The day it is where the agency is.</param>
    public bool IsDue(DateOnly today) => Standing != ReportStanding.NotExpected && Deadline < today;
}
