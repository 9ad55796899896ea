namespace Kpi.Data.Targets;

/// <summary>A draft of an agency's targets for a year that waits to be issued.</summary>
/// <param name="Targets">How many targets are in it, 1 or more.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record OpenPlan(int AgencyId, int Year, int Targets, DateTime ChangedAt, string ChangedBy);
