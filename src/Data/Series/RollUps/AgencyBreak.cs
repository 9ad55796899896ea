using Kpi.Data.Agencies;

namespace Kpi.Data.Series.RollUps;

/// <summary>A day on which one agency of a joined series took another's place: what lies before and after it was reported by different offices.</summary>
/// <param name="On">First day of the successor.</param>
/// <param name="Document">The decision; null when it is not known.</param>
public sealed record AgencyBreak(DateOnly On, Agency Predecessor, Agency Successor, string? Document);
