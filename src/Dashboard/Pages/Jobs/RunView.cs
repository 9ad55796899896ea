using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What the page of one run shows.</summary>
/// <param name="Job">The run's job as it stands.</param>
/// <param name="Now">UTC; the instant it was read.</param>
public sealed record RunView(JobRun Run, JobStatus? Job, DateTime Now)
{
    /// <summary>UTC; when the schedule tries it again. Null when it does not, or when this is not the job's latest run.</summary>
    public DateTime? Retry => IsLatest && Job is { Retry: > 0 } ? Job.NextRun : null;

    /// <summary>Whether it is the latest run of its job that has ended.</summary>
    public bool IsLatest => Job is { Recent: [var last, ..] } && string.Equals(last.Id, Run.Id, StringComparison.Ordinal);
}
