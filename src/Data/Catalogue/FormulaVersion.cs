namespace Kpi.Data.Catalogue;

/// <summary>One version of the formula of a derived KPI, as it was typed.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Cause">Why it was made so; null for a formula that the program brought along, like who and when.</param>
/// <param name="RecordedAt">UTC; since when it counts.</param>
/// <param name="SupersededAt">UTC; null for the one in force.</param>
public sealed record FormulaVersion(int Version, string Numerator, string? Denominator, string FormKey, string? Cause, DateTime? RecordedAt, string? RecordedBy, DateTime? SupersededAt);
