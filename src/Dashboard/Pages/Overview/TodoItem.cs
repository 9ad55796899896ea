using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>A submission that waits for the person who looks.</summary>
public sealed record TodoItem(Submission Submission);
