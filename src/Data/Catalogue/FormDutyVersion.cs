namespace Kpi.Data.Catalogue;

/// <summary>A duty with who laid it down and why.</summary>
/// <param name="Cause">The decision behind it; null for what the program came with, like the other two.</param>
/// <param name="RecordedAt">UTC.</param>
public sealed record FormDutyVersion(FormDuty Duty, string? Cause, DateTime? RecordedAt, string? RecordedBy);
