namespace Kpi.Jobs.Scheduling;

/// <summary>One execution of a job.</summary>
/// <param name="Id">Names the run from the moment it is asked for.</param>
/// <param name="Manual">Whether a person or a client asked for it.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedAt">UTC; null while it waits.</param>
/// <param name="Duration">Null until it has ended.</param>
/// <param name="Progress">Share done, 0 to 100; null when it has not been said.</param>
/// <param name="Attempt">0 for the first try.</param>
/// <param name="Facts">What it did, by name: <c>published</c>, <c>files</c>, <c>bytes</c>.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Log">What it logged; null in lists.</param>
public sealed record JobRun(
    string Id,
    string Job,
    bool Manual,
    JobRunState State,
    DateTime? StartedAt,
    TimeSpan? Duration,
    int? Progress,
    int Attempt,
    bool RetryScheduled,
    IReadOnlyDictionary<string, double> Facts,
    string? Error,
    string? Node,
    string? Log);
