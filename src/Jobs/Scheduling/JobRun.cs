namespace Kpi.Jobs.Scheduling;

/// <summary>One execution of a job.</summary>
/// <param name="Id">Names the run. One that was asked for keeps the id its caller was given through waiting, retries and being made up for after a sudden end.</param>
/// <param name="Job">One of <see cref="JobNames"/>.</param>
/// <param name="State">How far it is.</param>
public sealed record JobRun(string Id, string Job, JobRunState State)
{
    private static readonly Dictionary<string, double> NoFacts = new(StringComparer.Ordinal);

    /// <summary>Why it runs.</summary>
    public JobRunCause Cause { get; init; }

    /// <summary>Whether a person or a client asked for it.</summary>
    public bool Manual => Cause == JobRunCause.Asked;

    /// <summary>Who asked for it; null when nobody did, and in lists of ended runs.</summary>
    public string? By { get; init; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>UTC; when a waiting run is due, a failed one is tried again: now, or after the pause between two tries.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Null until it has ended.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Share done, 0 to 100; null when it has not been said.</summary>
    public int? Progress { get; init; }

    /// <summary>0 for the first try.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether it failed and is tried again.</summary>
    public bool RetryScheduled { get; init; }

    /// <summary>Whether it makes up for one that was cut off by the sudden end of its process.</summary>
    public bool Recovered { get; init; }

    /// <summary>Whether a run of the schedule found nothing to do.</summary>
    public bool Idle { get; init; }

    /// <summary>What it did, by name: <c>published</c>, <c>files</c>, <c>bytes</c>.</summary>
    public IReadOnlyDictionary<string, double> Facts { get; init; } = NoFacts;

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The node that runs or ran it.</summary>
    public string? Node { get; init; }

    /// <summary>What it logged; null in lists.</summary>
    public string? Log { get; init; }
}
