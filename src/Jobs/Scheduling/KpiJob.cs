using Kpi.Data.Submissions;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Recalculates the derived KPIs, after each publish and every night, and writes those that differ: after a formula has changed or a store was restored.</summary>
[DisallowConcurrentExecution]
[RetryPolicy(JobStatus.MaxRetries, "00:00:10", 3.0)]
internal sealed class KpiJob(Publisher publisher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (periods, written) = await publisher.RecalculateAsync(JobNames.Kpi, new JobProgress(context), cancellationToken);
        context.Result = JobRunReport.Succeeded(FormattableString.Invariant($"{periods} periods, {written} revisions")).With("periods", periods).With("written", written);
    }
}
