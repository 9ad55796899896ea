using Kpi.Data.Submissions;

namespace Kpi.Dashboard.State;

/// <summary>The report that figures of a form, an agency and a period came in.</summary>
/// <param name="DeclaredStart">First day of the window it declares itself; null when that is the period's.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record PublishedReport(DateOnly? DeclaredStart, DateOnly? DeclaredEnd, DateTime? PublishedAt)
{
    public static PublishedReport Of(Submission submission) => new(submission.DeclaredStart, submission.DeclaredEnd, submission.PublishedAt);
}
