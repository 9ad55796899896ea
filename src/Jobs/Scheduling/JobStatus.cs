namespace Kpi.Jobs.Scheduling;

/// <summary>A job as it stands.</summary>
/// <param name="Name">One of <see cref="JobNames"/>.</param>
/// <param name="Schedule">When it runs by itself, as a cron expression in <paramref name="TimeZone"/>.</param>
/// <param name="Paused">Whether its schedule is stopped; it can still be run by hand.</param>
/// <param name="NextRun">UTC; null when paused. After a failure this is the next try.</param>
/// <param name="Current">The run going on, or null.</param>
/// <param name="Recent">Its latest ended runs, newest first.</param>
public sealed record JobStatus(string Name, string Schedule, string TimeZone, bool Paused, DateTime? NextRun, JobRun? Current, IReadOnlyList<JobRun> Recent)
{
    /// <summary>How often a failed run is tried again before the job waits for its next turn.</summary>
    public const int MaxRetries = 3;

    /// <summary>Which retry the next run is; 0 when it is the job's next turn.</summary>
    public int Retry { get; init; }

    /// <summary>UTC; since when it is paused.</summary>
    public DateTime? PausedAt { get; init; }

    /// <summary>Who paused it.</summary>
    public string? PausedBy { get; init; }
}
