using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What the jobs page shows.</summary>
/// <param name="Now">UTC; the instant it was read.</param>
/// <param name="Today">The day it is where the agency is.</param>
/// <param name="Jobs">The scheduled jobs.</param>
/// <param name="Counts">How today's runs have ended, job by job.</param>
/// <param name="Active">Runs that have not ended.</param>
/// <param name="Files">What became of today's files in the inbox.</param>
/// <param name="Runs">The page of the history that is shown.</param>
/// <param name="More">Whether the history goes on.</param>
/// <param name="Failed">How many failed runs the history holds.</param>
public sealed record JobsView(
    DateTime Now,
    DateOnly Today,
    IReadOnlyList<JobStatus> Jobs,
    IReadOnlyList<JobCounts> Counts,
    IReadOnlyList<JobRun> Active,
    InboxDay Files,
    IReadOnlyList<JobRun> Runs,
    bool More,
    int Failed)
{
    // A start that waits for a busy machine is no fault.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Jobs whose latest run has failed, so that somebody should know.</summary>
    public IEnumerable<JobStatus> Failing => Jobs.Where(j => j.Recent is [{ State: JobRunState.Failed }, ..]);

    /// <summary>Jobs whose time has passed without a run: nothing is there that would run them.</summary>
    public IEnumerable<JobStatus> Late => Jobs.Where(j => j is { Paused: false, Current: null, NextRun: { } next } && Now - next > Patience);

    /// <summary>When a job that has failed is tried again, by its schedule or for whoever asked for the run (UTC); null when it waits for its next turn.</summary>
    public DateTime? RetryOf(JobStatus job) => job is { Retry: > 0, NextRun: { } next }
        ? next
        : Active.Where(r => r is { State: JobRunState.Waiting, Attempt: > 0 } && string.Equals(r.Job, job.Name, StringComparison.Ordinal)).Min(r => r.DueAt);

    /// <summary>Whether anything has ever run, as far as is known.</summary>
    public bool HasRun => Active.Count > 0 || Jobs.Any(j => j.Recent.Count > 0);
}
