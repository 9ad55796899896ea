using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What became of one of several files that were just uploaded.</summary>
/// <param name="Known">Whether the same bytes had been uploaded before.</param>
public sealed record UploadedItem(Submission Submission, CheckResult Check, bool Known);
