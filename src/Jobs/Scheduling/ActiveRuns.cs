using Microsoft.Extensions.Options;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Runs that have not ended, as the scheduler's store knows them, on whatever node they are.</summary>
internal sealed class ActiveRuns(IOptions<QuartzHostedServiceOptions> hosting)
{
    /// <summary>Runs that were asked for and wait for their turn or for their next try, and runs that wait to be made up for.</summary>
    public static async Task<List<JobRun>> WaitingAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var waiting = new List<JobRun>();
        foreach (var group in (string[])[JobBoard.ManualGroup, SchedulerConstants.DefaultRecoveryGroup])
        {
            var page = await scheduler.QueryTriggers(new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(group) }, cancellationToken);
            var headers = page.Items.Where(t => t.State is not (TriggerState.Executing or TriggerState.Complete or TriggerState.None)).ToDictionary(t => t.Key);
            if (headers.Count == 0) continue;
            foreach (var trigger in await scheduler.GetTriggers([.. headers.Keys], cancellationToken))
            {
                // Never seen in earnest: the job could not even be made.
                var state = headers[trigger.Key].State == TriggerState.Error ? JobRunState.Failed : JobRunState.Waiting;
                waiting.Add(Run(trigger.Key, trigger, trigger.JobKey.Name, state) with { DueAt = trigger.NextFireTimeUtc?.UtcDateTime });
            }
        }
        return waiting;
    }

    /// <summary>Runs going on, newest first, each with the name the scheduler knows it by. One whose node has gone is called what it is.</summary>
    public async Task<List<(string FireInstance, JobRun Run)>> RunningAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var page = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, cancellationToken);
        if (page.Items.Count == 0) return [];
        var isGone = await GoneAsync(scheduler, cancellationToken);
        var triggers = (await scheduler.GetTriggers([.. page.Items.Select(f => f.TriggerKey).Distinct()], cancellationToken)).ToDictionary(t => t.Key);
        return [.. page.Items.OrderByDescending(f => f.FireTimeUtc).Select(f =>
        {
            var gone = isGone(f.SchedulerInstanceId);
            var run = Run(f.TriggerKey, triggers.GetValueOrDefault(f.TriggerKey), f.JobKey?.Name ?? "", gone ? JobRunState.Interrupted : JobRunState.Running, f.FireInstanceId);
            return (f.FireInstanceId, run with { StartedAt = f.FireTimeUtc.UtcDateTime, Progress = gone ? null : f.Progress, Node = f.SchedulerInstanceId });
        })];
    }

    /// <summary>Why a trigger of this group fires, for one that makes up for another: why that one did.</summary>
    public static JobRunCause CauseOf(string? group) => group switch
    {
        JobBoard.ManualGroup => JobRunCause.Asked,
        JobNames.Kpi => JobRunCause.Published,
        _ => JobRunCause.Schedule,
    };

    private static JobRun Run(TriggerKey key, ITrigger? trigger, string job, JobRunState state, string? fireInstance = null)
    {
        var ticket = trigger is null ? null : RunTicket.Of(trigger.JobDataMap);
        var recovered = string.Equals(key.Group, SchedulerConstants.DefaultRecoveryGroup, StringComparison.Ordinal);
        var group = recovered && trigger?.JobDataMap.TryGetValue(SchedulerConstants.FailedJobOriginalTriggerGroup, out var original) == true ? original as string : key.Group;
        return new JobRun(ticket?.Id ?? (fireInstance is null || CauseOf(key.Group) == JobRunCause.Asked ? key.Name : fireInstance), job, state)
        {
            Cause = CauseOf(group),
            By = ticket?.Actor,
            Attempt = trigger?.RetryAttempt ?? 0,
            Recovered = recovered,
        };
    }

    /// <summary>
    /// Tells nodes that have ended in the middle of what they did. In a cluster, nodes say that they live. A single process leaves its runs behind as if they went
    /// on: they are none as long as the next one has not started its scheduler, which makes up for them.
    /// </summary>
    private async Task<Func<string, bool>> GoneAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        if (!(await scheduler.GetMetadata(cancellationToken)).JobStoreClustered)
        {
            var notYetStarted = hosting.Value.AutoStart && await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Created;
            return _ => notYetStarted;
        }
        var living = (await scheduler.QueryClusterNodes(cancellationToken)).Where(n => n.State != ClusterNodeState.Failed).Select(n => n.InstanceId).ToHashSet(StringComparer.Ordinal);
        return node => !living.Contains(node);
    }
}
