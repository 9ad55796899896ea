namespace Kpi.Data.Agencies;

/// <summary>An agency that another one follows: merged into it, divided, or renamed.</summary>
/// <param name="On">First day of the one that follows.</param>
/// <param name="Document">The decision; null when it is not known.</param>
public sealed record AgencySuccession(int PredecessorId, DateOnly On, string? Document);
