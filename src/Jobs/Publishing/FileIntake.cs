using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>What became of a file that was taken in without a person's decision.</summary>
/// <param name="Check">Its check.</param>
/// <param name="Submission">The submission of its first form.</param>
/// <param name="Results">What became of each of its forms: published, or why it was not.</param>
public sealed record FileIntake(CheckResult Check, Guid Submission, IReadOnlyList<PublishResult> Results);
