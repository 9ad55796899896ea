using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>The list of submissions as its address asks for it.</summary>
/// <param name="State">Null for every state.</param>
/// <param name="Period">Key; null for every period.</param>
/// <param name="Skip">How many of the newest are left out.</param>
/// <param name="New">Submissions just made.</param>
/// <param name="Known">Submissions that the files just uploaded had made before.</param>
public sealed record SubmitQuery(SubmissionState? State, string? Period, int Skip, IReadOnlyList<Guid> New, IReadOnlyList<Guid> Known)
{
    /// <summary>Whether the list is narrowed.</summary>
    public bool IsFiltered => State is not null || Period is not null;
}
