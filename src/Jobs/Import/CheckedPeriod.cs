namespace Kpi.Jobs.Import;

/// <summary>The period that is reported.</summary>
/// <param name="Start">First day of the nominal window.</param>
/// <param name="DeclaredStart">First day the report itself declares; null when it declares none.</param>
public sealed record CheckedPeriod(string Key, DateOnly Start, DateOnly End, DateOnly? DeclaredStart, DateOnly? DeclaredEnd);
