namespace Kpi.Jobs.Scheduling;

/// <summary>A page of runs: those that have not ended, then the others, newest first.</summary>
/// <param name="Job">Only of this job; null for all.</param>
/// <param name="Kind">Only these.</param>
/// <param name="Skip">How many to leave out, 0 or more.</param>
/// <param name="Take">How many to give, 1 or more.</param>
public sealed record RunQuery(string? Job, RunKind Kind, int Skip, int Take)
{
    /// <summary>UTC; only those that began then or later. Null for all that are kept.</summary>
    public DateTime? From { get; init; }
}
