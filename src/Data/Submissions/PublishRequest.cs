using Kpi.Data.Observations;

namespace Kpi.Data.Submissions;

/// <summary>Asks for the values of a submission to enter the series.</summary>
/// <param name="Lines">Every indicator of the form; none may be unreadable.</param>
/// <param name="Actor">Who publishes.</param>
/// <param name="AllowChanges">Whether figures that are already published may change; an approver decides that.</param>
public sealed record PublishRequest(Guid Submission, IReadOnlyList<LineObservation> Lines, string Actor, bool AllowChanges, string? Comment = null);
