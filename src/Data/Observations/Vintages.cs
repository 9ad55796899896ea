namespace Kpi.Data.Observations;

/// <summary>Revisions as they were known at an instant. Pure.</summary>
public static class Vintages
{
    /// <summary>Leaves out what was recorded later, and what superseded the rest later has not done so yet.</summary>
    /// <param name="instant">UTC; null for now, which leaves everything as it is.</param>
    public static IReadOnlyList<Observation> KnownAt(IReadOnlyList<Observation> revisions, DateTime? instant) => instant is not { } at
        ? revisions
        : [.. revisions.Where(r => r.RecordedAt <= at).Select(r => r.SupersededAt > at ? r with { SupersededAt = null } : r)];
}
