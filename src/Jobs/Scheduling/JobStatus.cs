namespace Kpi.Jobs.Scheduling;

/// <summary>A job as it stands.</summary>
/// <param name="Name">One of <see cref="JobNames"/>.</param>
/// <param name="Schedule">When it runs by itself, as a cron expression in <paramref name="TimeZone"/>.</param>
/// <param name="Paused">Whether its schedule is stopped; it can still be run by hand.</param>
/// <param name="NextRun">UTC; null when paused.</param>
/// <param name="Current">The run going on, or null.</param>
/// <param name="Recent">Its latest ended runs, newest first.</param>
public sealed record JobStatus(string Name, string Schedule, string TimeZone, bool Paused, DateTime? NextRun, JobRun? Current, IReadOnlyList<JobRun> Recent);
