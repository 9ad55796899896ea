using Kpi.Data.Audit;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>What the jobs page and the API see of the scheduler, and what they may ask of it. Whatever a person asks is written to the audit log.</summary>
public sealed class JobBoard
{
    internal const string ScheduleGroup = "schedule";
    internal const string ManualGroup = "manual";
    private const string AfterPublish = "after-publish";
    private const string Asked = "job.run";
    private const int RecentRuns = 14;
    private const int Looks = 5;
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(100);

    private readonly ISchedulerFactory _schedulers;
    private readonly ActiveRuns _active;
    private readonly RunHistory _history;
    private readonly AuditStore _audit;
    private readonly TimeProvider _time;

    internal JobBoard(ISchedulerFactory schedulers, ActiveRuns active, RunHistory history, AuditStore audit, TimeProvider time)
    {
        _schedulers = schedulers;
        _active = active;
        _history = history;
        _audit = audit;
        _time = time;
    }

    /// <summary>Whether the scheduler of this node is running jobs.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        await (await SchedulerAsync(cancellationToken)).GetStatus(cancellationToken) == SchedulerStatus.Running;

    /// <summary>Every job as it stands, in the order of <see cref="JobNames.All"/>.</summary>
    public async Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var running = await _active.RunningAsync(scheduler, cancellationToken);
        var jobs = new List<JobStatus>();
        foreach (var name in JobNames.All)
        {
            var key = new TriggerKey(name, ScheduleGroup);
            var trigger = await scheduler.GetTrigger(key, cancellationToken) as ICronTrigger;
            var paused = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused;
            var pause = paused ? await scheduler.GetTriggerPause(key, cancellationToken) : null;
            var (recent, _) = await _history.PageAsync(scheduler.SchedulerName, new RunQuery(name, RunKind.All, 0, RecentRuns), cancellationToken);
            jobs.Add(new JobStatus(
                name,
                trigger?.CronExpressionString ?? "",
                trigger?.TimeZone.Id ?? "",
                paused,
                paused ? null : trigger?.NextFireTimeUtc?.UtcDateTime,
                running.Select(r => r.Run).FirstOrDefault(r => string.Equals(r.Job, name, StringComparison.Ordinal)),
                recent)
            {
                Retry = trigger?.RetryAttempt ?? 0,
                PausedAt = pause?.PausedAtUtc.UtcDateTime,
                PausedBy = pause?.RequestedBy,
            });
        }
        return jobs;
    }

    /// <summary>A page of runs, those that have not ended before those that have, newest first.</summary>
    public async Task<(IReadOnlyList<JobRun> Runs, bool More)> RunsAsync(RunQuery query, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var active = query.Kind == RunKind.Failed ? [] : await ActiveAsync(scheduler, query, cancellationToken);
        var shown = active.Skip(query.Skip).Take(query.Take).ToList();

        // One list, cut into pages: the ended ones go on where those still active end.
        var (ended, more) = await _history.PageAsync(
            scheduler.SchedulerName, query with { Skip = Math.Max(0, query.Skip - active.Count), Take = Math.Max(1, query.Take - shown.Count) }, cancellationToken);
        if (shown.Count == query.Take) return (shown, ended.Count > 0 || active.Count > query.Skip + query.Take);

        // A run that ends while the two are read is in both.
        var ids = ended.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return ([.. shown.Where(r => !ids.Contains(r.Id)), .. ended], more);
    }

    /// <summary>Runs that have not ended: going on, waiting for their turn, cut off.</summary>
    public async Task<IReadOnlyList<JobRun>> ActiveAsync(CancellationToken cancellationToken) =>
        await ActiveAsync(await SchedulerAsync(cancellationToken), new RunQuery(null, RunKind.Active, 0, 1), cancellationToken);

    /// <summary>How the runs of each job have ended since an instant (UTC), in the order of <see cref="JobNames.All"/>.</summary>
    public async Task<IReadOnlyList<JobCounts>> CountAsync(DateTime fromUtc, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var counts = new List<JobCounts>();
        foreach (var name in JobNames.All) counts.Add(await _history.CountAsync(scheduler.SchedulerName, name, fromUtc, cancellationToken));
        return counts;
    }

    /// <summary>How many failed runs are kept; each try counts.</summary>
    /// <param name="job">Only of this job; null for all.</param>
    public async Task<int> CountFailedAsync(string? job, CancellationToken cancellationToken) =>
        await _history.CountFailedAsync((await SchedulerAsync(cancellationToken)).SchedulerName, job, cancellationToken);

    /// <summary>Runs that have failed since an instant (UTC) and are the last of their job: nothing has put it right since, and no further try is scheduled. One read where nothing has failed.</summary>
    public async Task<IReadOnlyList<JobRun>> FailedSinceAsync(DateTime fromUtc, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var (failed, _) = await _history.PageAsync(scheduler.SchedulerName, new RunQuery(null, RunKind.Failed, 0, RecentRuns) { From = fromUtc }, cancellationToken);
        var last = new List<JobRun>();
        foreach (var job in failed.Select(r => r.Job).Distinct(StringComparer.Ordinal))
        {
            var (latest, _) = await _history.PageAsync(scheduler.SchedulerName, new RunQuery(job, RunKind.All, 0, 1), cancellationToken);
            if (latest is [{ State: JobRunState.Failed, RetryScheduled: false } run]) last.Add(run);
        }
        return last;
    }

    /// <summary>One run with its log, or null when it is not known (any more). A run that was asked for is known for as long as history is kept, whatever became of it.</summary>
    public async Task<JobRun?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        AuditEntry? asked = null;
        for (var looks = 1; ; looks++)
        {
            // In the order in which a run goes on, so that it cannot slip through between two looks.
            if ((await ActiveRuns.WaitingAsync(scheduler, cancellationToken)).Find(r => Is(r, id)) is { } waiting) return waiting;
            if ((await _active.RunningAsync(scheduler, cancellationToken)).Find(r => Is(r.Run, id)).Run is { } running) return running;
            var ended = await _history.FindAsync(scheduler.SchedulerName, id, cancellationToken);
            if (ended is not null && (!ended.RetryScheduled || Is(ended, id))) return ended;

            // It may also step back: a try fails and the next one waits, or its node dies and another makes up for it.
            asked ??= RunTicket.AskedAt(id) is { } at ? await _audit.FindAsync(Asked, id, at, cancellationToken) : null;
            if (asked is null) return ended;
            if (looks == Looks) return ended is null ? await LostAsync(scheduler, id, asked, cancellationToken) : ended with { Id = id };
            await Task.Delay(LookPause, _time, cancellationToken);
        }
    }

    /// <summary>Asks for a run now; gives its id. A job never runs twice at once: the run waits for the one going on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such job.</exception>
    public async Task<string> RunNowAsync(string job, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        if (!JobNames.All.Contains(job, StringComparer.Ordinal)) throw new KeyNotFoundException($"There is no job '{job}'.");
        var ticket = RunTicket.New(actor, _time.GetUtcNow());
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(_time).WithIdentity(ticket.Id, ManualGroup).ForJob(job).UsingJobData(SchedulerConstants.JobInput, ticket.ToString()).StartNow().Build(),
            new ScheduleJobOptions(),
            cancellationToken);
        await _audit.WriteAsync(actor, Asked, job, ticket.Id, cancellationToken);
        return ticket.Id;
    }

    /// <summary>Stops a job's schedule, or sets it going again. False when there is no such job.</summary>
    public async Task<bool> PauseAsync(string job, bool paused, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var key = new TriggerKey(job, ScheduleGroup);
        var done = paused
            ? await scheduler.PauseTriggerWith(key, new PauseDetails { RequestedBy = actor }, cancellationToken)
            : await scheduler.ResumeTrigger(key, cancellationToken);
        if (done) await _audit.WriteAsync(actor, paused ? "job.pause" : "job.resume", job, null, cancellationToken);
        return done;
    }

    /// <summary>Asks a run to stop; it does so between two files or periods. False when it is not going on.</summary>
    public async Task<bool> CancelAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        if ((await _active.RunningAsync(scheduler, cancellationToken)).Find(r => Is(r.Run, id)) is not ({ } instance, { State: JobRunState.Running } run)) return false;
        var asked = await scheduler.InterruptFireInstance(instance, cancellationToken);
        if (asked) await _audit.WriteAsync(actor, "job.cancel", run.Job, id, cancellationToken);
        return asked;
    }

    /// <summary>Has the derived KPIs recalculated soon; several publishes in a row ask once.</summary>
    internal async Task RecalculateSoonAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        await scheduler.ScheduleTrigger(
            TriggerBuilder.Create(_time).WithIdentity(AfterPublish, JobNames.Kpi).ForJob(JobNames.Kpi).StartAt(_time.GetUtcNow().AddSeconds(1)).Build(),
            TriggerConflict.Keep,
            cancellationToken);
    }

    private async Task<List<JobRun>> ActiveAsync(IScheduler scheduler, RunQuery query, CancellationToken cancellationToken)
    {
        var waiting = await ActiveRuns.WaitingAsync(scheduler, cancellationToken);
        var running = (await _active.RunningAsync(scheduler, cancellationToken)).ConvertAll(r => r.Run);
        var ids = running.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. running.Concat(waiting.Where(w => !ids.Contains(w.Id)).OrderByDescending(w => w.DueAt))
                .Where(r => (query.Job is null || string.Equals(r.Job, query.Job, StringComparison.Ordinal)) && (query.From is null || r.StartedAt is null || r.StartedAt >= query.From)),
        ];
    }

    /// <summary>A run nobody knows the end of: the line in the history could not be written, or a backup was restored. Null when so much time has passed that it need not be known.</summary>
    private async Task<JobRun?> LostAsync(IScheduler scheduler, string id, AuditEntry asked, CancellationToken cancellationToken) =>
        await _history.ReachesBackToAsync(scheduler.SchedulerName, asked.At, _time.GetUtcNow().UtcDateTime, cancellationToken)
            ? new JobRun(id, asked.Subject, JobRunState.Interrupted) { Cause = JobRunCause.Asked, By = asked.Actor, StartedAt = asked.At }
            : null;

    private static bool Is(JobRun run, string id) => string.Equals(run.Id, id, StringComparison.Ordinal);

    private ValueTask<IScheduler> SchedulerAsync(CancellationToken cancellationToken) => _schedulers.GetScheduler(cancellationToken);
}
