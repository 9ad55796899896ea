using System.Globalization;
using System.Text.Json;
using Kpi.Data.Audit;
using Quartz;
using Quartz.Extensibility;

namespace Kpi.Jobs.Scheduling;

/// <summary>What the jobs page and the API see of the scheduler, and what they may ask of it. Whatever a person asks is written to the audit log.</summary>
public sealed class JobBoard(ISchedulerFactory schedulers, IExecutionHistoryStore history, AuditStore audit, TimeProvider time)
{
    internal const string ScheduleGroup = "schedule";
    internal const string ManualGroup = "manual";
    internal const string AfterPublish = "after-publish";
    private const int RecentRuns = 14;
    private const int MaxLooks = 5;
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(100);
    private static readonly Dictionary<string, double> NoFacts = new(StringComparer.Ordinal);

    /// <summary>Whether the scheduler of this node is running jobs.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        await (await SchedulerAsync(cancellationToken)).GetStatus(cancellationToken) == SchedulerStatus.Running;

    /// <summary>Every job as it stands, in the order of <see cref="JobNames.All"/>.</summary>
    public async Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var running = await RunningAsync(scheduler, cancellationToken);
        var jobs = new List<JobStatus>();
        foreach (var name in JobNames.All)
        {
            var key = new TriggerKey(name, ScheduleGroup);
            var trigger = await scheduler.GetTrigger(key, cancellationToken) as ICronTrigger;
            var paused = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused;
            jobs.Add(new JobStatus(
                name,
                trigger?.CronExpressionString ?? "",
                trigger?.TimeZone.Id ?? "",
                paused,
                paused ? null : trigger?.NextFireTimeUtc?.UtcDateTime,
                running.Find(r => string.Equals(r.Job, name, StringComparison.Ordinal)),
                (await EndedAsync(new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Job = new JobKey(name), Take = RecentRuns }, cancellationToken)).Runs));
        }
        return jobs;
    }

    /// <summary>Runs, newest first, those going on before those that have ended.</summary>
    /// <param name="job">Only of this job; null for all.</param>
    /// <param name="failed">Only failed ones.</param>
    public async Task<(IReadOnlyList<JobRun> Runs, bool More)> RunsAsync(string? job, bool failed, int skip, int take, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var (ended, more) = await EndedAsync(
            new ExecutionHistoryQuery
            {
                SchedulerName = scheduler.SchedulerName,
                Job = job is null ? null : new JobKey(job),
                Results = failed ? [JobRunResult.Failed] : null,
                Skip = skip,
                Take = take,
            },
            cancellationToken);
        if (skip > 0 || failed) return (ended, more);
        var running = (await RunningAsync(scheduler, cancellationToken)).Where(r => job is null || string.Equals(r.Job, job, StringComparison.Ordinal));
        return ([.. running, .. ended], more);
    }

    /// <summary>One run with its log, or null when it is not known (any more).</summary>
    public async Task<JobRun?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        for (var tries = 0; ; tries++)
        {
            // In the order in which a run goes on, so that it cannot slip through between two looks.
            if (await WaitingAsync(scheduler, id, cancellationToken) is { } waiting) return waiting;
            if ((await RunningAsync(scheduler, cancellationToken)).Find(r => string.Equals(r.Id, id, StringComparison.Ordinal)) is { } running) return running;
            if (await EndedAsync(scheduler, id, cancellationToken) is { } ended) return ended;

            // Between the end of a run and its line in the history lies a moment.
            if (tries == MaxLooks) return null;
            await Task.Delay(LookPause, time, cancellationToken);
        }
    }

    /// <summary>Asks for a run now; gives its id. A job never runs twice at once: the run waits for the one going on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such job.</exception>
    public async Task<string> RunNowAsync(string job, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        if (!JobNames.All.Contains(job, StringComparer.Ordinal)) throw new KeyNotFoundException($"There is no job '{job}'.");
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(time).WithIdentity(id, ManualGroup).ForJob(job).StartNow().Build(), new ScheduleJobOptions(), cancellationToken);
        await audit.WriteAsync(actor, "job.run", job, id, cancellationToken);
        return id;
    }

    /// <summary>Stops a job's schedule, or sets it going again. False when there is no such job.</summary>
    public async Task<bool> PauseAsync(string job, bool paused, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var key = new TriggerKey(job, ScheduleGroup);
        var done = paused ? await scheduler.PauseTrigger(key, cancellationToken) : await scheduler.ResumeTrigger(key, cancellationToken);
        if (done) await audit.WriteAsync(actor, paused ? "job.pause" : "job.resume", job, null, cancellationToken);
        return done;
    }

    /// <summary>Asks a run to stop; it does so between two files or periods. False when it has ended.</summary>
    public async Task<bool> CancelAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var page = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, cancellationToken);
        if (page.Items.FirstOrDefault(f => string.Equals(IdOf(f.TriggerKey, f.FireInstanceId), id, StringComparison.Ordinal)) is not { } instance) return false;
        var asked = await scheduler.InterruptFireInstance(instance.FireInstanceId, cancellationToken);
        if (asked) await audit.WriteAsync(actor, "job.cancel", instance.JobKey?.Name ?? "", id, cancellationToken);
        return asked;
    }

    /// <summary>Has the derived KPIs recalculated soon; several publishes in a row ask once.</summary>
    internal async Task RecalculateSoonAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        await scheduler.ScheduleTrigger(
            TriggerBuilder.Create(time).WithIdentity(AfterPublish, JobNames.Kpi).ForJob(JobNames.Kpi).StartAt(time.GetUtcNow().AddSeconds(1)).Build(),
            TriggerConflict.Keep,
            cancellationToken);
    }

    private static async Task<JobRun?> WaitingAsync(IScheduler scheduler, string id, CancellationToken cancellationToken) =>
        await scheduler.GetTrigger(new TriggerKey(id, ManualGroup), cancellationToken) is { } trigger
            && await scheduler.GetTriggerState(trigger.Key, cancellationToken) is TriggerState.Normal or TriggerState.Blocked or TriggerState.Paused
            ? new JobRun(id, trigger.JobKey.Name, true, JobRunState.Waiting, null, null, null, 0, false, NoFacts, null, null, null)
            : null;

    private async Task<JobRun?> EndedAsync(IScheduler scheduler, string id, CancellationToken cancellationToken)
    {
        var entry = await history.GetExecution(scheduler.SchedulerName, id, cancellationToken)
            ?? ((await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Trigger = new TriggerKey(id, ManualGroup), Take = 1 }, cancellationToken)).Items is [var first, ..]
                ? first
                : null);
        return entry is null ? null : ToRun(entry, withLog: true);
    }

    private static async Task<List<JobRun>> RunningAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var page = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, cancellationToken);
        return [.. page.Items.OrderByDescending(f => f.FireTimeUtc).Select(f => new JobRun(
            IdOf(f.TriggerKey, f.FireInstanceId),
            f.JobKey?.Name ?? "",
            IsManual(f.TriggerKey.Group),
            JobRunState.Running,
            f.FireTimeUtc.UtcDateTime,
            null,
            f.Progress,
            0,
            false,
            NoFacts,
            null,
            f.SchedulerInstanceId,
            null))];
    }

    private async Task<(IReadOnlyList<JobRun> Runs, bool More)> EndedAsync(ExecutionHistoryQuery query, CancellationToken cancellationToken)
    {
        var page = await history.QueryExecutions(query, cancellationToken);
        return ([.. page.Items.Select(e => ToRun(e, withLog: false))], page.HasMore);
    }

    private static JobRun ToRun(ExecutionHistoryEntry entry, bool withLog) => new(
        IsManual(entry.TriggerGroup) ? entry.TriggerName : entry.EntryId ?? entry.FireInstanceId ?? "",
        entry.JobName,
        IsManual(entry.TriggerGroup),
        entry.EffectiveResult switch
        {
            JobRunResult.Failed => JobRunState.Failed,
            JobRunResult.Cancelled => JobRunState.Cancelled,
            _ => JobRunState.Succeeded,
        },
        entry.FiredAtUtc.UtcDateTime,
        entry.Duration,
        null,
        entry.RetryAttempt,
        entry.RetryScheduled,
        Facts(entry.MetricsJson),
        entry.ExceptionMessage,
        entry.SchedulerInstanceId,
        withLog ? entry.Log : null);

    private static Dictionary<string, double> Facts(string? json)
    {
        var facts = new Dictionary<string, double>(StringComparer.Ordinal);
        if (json is null) return facts;
        using var document = JsonDocument.Parse(json);
        foreach (var fact in document.RootElement.EnumerateObject())
        {
            if (fact.Value.ValueKind == JsonValueKind.Number) facts[fact.Name] = fact.Value.GetDouble();
            else if (double.TryParse(fact.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) facts[fact.Name] = number;
        }
        return facts;
    }

    // A run that was asked for is known by the id its caller was given.
    private static string IdOf(TriggerKey trigger, string fireInstance) => IsManual(trigger.Group) ? trigger.Name : fireInstance;

    private static bool IsManual(string? group) => string.Equals(group, ManualGroup, StringComparison.Ordinal);

    private ValueTask<IScheduler> SchedulerAsync(CancellationToken cancellationToken) => schedulers.GetScheduler(cancellationToken);
}
