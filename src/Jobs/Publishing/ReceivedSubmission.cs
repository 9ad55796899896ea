using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>A submission just handed in, or the one that the same bytes had made before.</summary>
/// <param name="Created">False when it was there already.</param>
public sealed record ReceivedSubmission(Submission Submission, CheckResult Check, bool Created);
