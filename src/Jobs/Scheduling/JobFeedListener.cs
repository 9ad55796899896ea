using Quartz;
using Quartz.Extensibility;

namespace Kpi.Jobs.Scheduling;

/// <summary>Passes what the scheduler does on to open pages.</summary>
internal sealed class JobFeedListener(JobFeed feed) : IJobListener
{
    public string Name => nameof(JobFeedListener);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => Announce(context);

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => Announce(context);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default) => Announce(context);

    public ValueTask JobProgressChanged(IJobExecutionContext context, FireInstanceProgress progress, CancellationToken cancellationToken = default) => Announce(context);

    private ValueTask Announce(IJobExecutionContext context)
    {
        feed.Announce(context.JobDetail.Key.Name);
        return ValueTask.CompletedTask;
    }
}
