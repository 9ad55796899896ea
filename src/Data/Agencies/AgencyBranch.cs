namespace Kpi.Data.Agencies;

/// <summary>An agency in its place in the tree.</summary>
/// <param name="Level">0 at the top.</param>
/// <param name="Wanted">Whether it was asked for itself; else it only leads to those below it.</param>
public sealed record AgencyBranch(Agency Agency, int Level, bool Wanted);
