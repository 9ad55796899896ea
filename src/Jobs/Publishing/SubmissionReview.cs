using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>A submission as it stands against what is published now.</summary>
/// <param name="Check">
/// While the submission is open, problems and changes are those of this moment, not of the moment it was read. Of a published one they are those of the publish.
/// </param>
/// <param name="CrossChecks">What came of the rules.</param>
/// <param name="Basis">What a decision on this view rests on.</param>
public sealed record SubmissionReview(Submission Submission, CheckResult Check, IReadOnlyList<CrossCheck> CrossChecks, PublishBasis Basis)
{
    /// <summary>Whether publishing it would change what is published: such a period is closed, and a change of it needs a reason.</summary>
    public bool ChangesPublished => Check.Changes.Changed > 0;
}
