namespace Kpi.Data.Targets;

/// <summary>One version of a target.</summary>
/// <param name="Version">From 1.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="SupersededAt">UTC; null while it is in force.</param>
public sealed record TargetVersion(Target Target, int Version, DateTime RecordedAt, string RecordedBy, DateTime? SupersededAt);
