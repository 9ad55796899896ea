namespace Kpi.Data.Periods;

/// <summary>A rule that was added to a calendar, with who added it and why.</summary>
/// <param name="RecordedAt">UTC.</param>
public sealed record PeriodRuleVersion(PeriodRule Rule, string Cause, DateTime RecordedAt, string RecordedBy);
