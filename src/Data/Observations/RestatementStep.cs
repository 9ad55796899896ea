namespace Kpi.Data.Observations;

/// <summary>One change of a published figure.</summary>
/// <param name="At">UTC.</param>
/// <param name="Value">The new value; null when it has none, and when the figure was withdrawn.</param>
/// <param name="State">The new state; null when the figure was withdrawn and nothing took its place.</param>
/// <param name="Revision">Null when the figure was withdrawn.</param>
/// <param name="Submission">The submission that changed it, or whose publish was taken back.</param>
/// <param name="By">Who recorded it; null when it was withdrawn.</param>
/// <param name="Why">The comment of the submission, or why a formula was changed; null when none was given.</param>
public sealed record RestatementStep(
    DateTime At, ObservationState? State, double? Value, double? Numerator, double? Denominator, int? Revision, Guid Submission, string? By, string? Why);
