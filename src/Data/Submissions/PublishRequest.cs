using Kpi.Data.Observations;

namespace Kpi.Data.Submissions;

/// <summary>Asks for the values of a submission to enter the series.</summary>
/// <param name="Lines">Every indicator of the form, or some of a partial one; none may be unreadable.</param>
/// <param name="Actor">Who publishes.</param>
/// <param name="AllowChanges">Whether figures that are already published may change; an approver decides that.</param>
/// <param name="Check">The check result the decision rests on, serialised; it takes the place of the one that was kept. Null leaves that.</param>
/// <param name="Basis">What was looked at. Null publishes whatever has happened since.</param>
public sealed record PublishRequest(
    Guid Submission, IReadOnlyList<LineObservation> Lines, string Actor, bool AllowChanges, string? Comment = null, string? Check = null, PublishBasis? Basis = null)
{
    /// <summary>Whether it gives only some lines of the form: the submission they came in before goes on standing for the others.</summary>
    public bool IsPartial { get; init; }
}
