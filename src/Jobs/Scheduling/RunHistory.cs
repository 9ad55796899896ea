using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Quartz;
using Quartz.Extensibility;

namespace Kpi.Jobs.Scheduling;

/// <summary>Runs that have ended, as the scheduler has written them down.</summary>
internal sealed class RunHistory(IExecutionHistoryStore history, IOptions<ExecutionHistoryOptions> options)
{
    private const int PageSize = 200;

    // Clocks of nodes differ; a run that makes up for another may seem to have begun before that was asked for.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>A page of ended runs, newest first.</summary>
    public async Task<(IReadOnlyList<JobRun> Runs, bool More)> PageAsync(string scheduler, RunQuery query, CancellationToken cancellationToken)
    {
        var page = await history.QueryExecutions(
            new ExecutionHistoryQuery
            {
                SchedulerName = scheduler,
                Job = query.Job is null ? null : new JobKey(query.Job),
                Results = query.Kind switch
                {
                    RunKind.All => null,
                    RunKind.Worked => [JobRunResult.Succeeded, JobRunResult.Failed, JobRunResult.Cancelled],
                    RunKind.Failed => [JobRunResult.Failed],
                    _ => [],
                },
                FiredFrom = query.From is { } from ? new DateTimeOffset(from, TimeSpan.Zero) : null,
                Skip = query.Skip,
                Take = query.Take,
            },
            cancellationToken);
        var runs = new List<JobRun>();
        foreach (var entry in page.Items)
        {
            // Only the whole entry says whose run this one made up for; there are few.
            var whole = IsRecovery(entry) ? await WholeAsync(scheduler, entry, cancellationToken) : entry;
            runs.Add(ToRun(whole) with { By = null, Log = null });
        }
        return (runs, page.HasMore);
    }

    /// <summary>One run with its log; null when there is none of that id. A try that failed and is followed by another is given only when that one is not known.</summary>
    public async Task<JobRun?> FindAsync(string scheduler, string id, CancellationToken cancellationToken)
    {
        if (await history.GetExecution(scheduler, id, cancellationToken) is { } named) return ToRun(named);
        if (RunTicket.AskedAt(id) is not { } asked)
        {
            var fired = await FirstAsync(new ExecutionHistoryQuery { SchedulerName = scheduler, FireInstanceId = id, Take = 1 }, cancellationToken);
            return fired is null ? null : ToRun(fired);
        }
        var direct = await FirstAsync(new ExecutionHistoryQuery { SchedulerName = scheduler, Trigger = new TriggerKey(id, JobBoard.ManualGroup), Take = 1 }, cancellationToken);
        if (direct is { RetryScheduled: false }) return ToRun(direct);
        return (await MadeUpForAsync(scheduler, id, asked, cancellationToken) ?? direct) is { } entry ? ToRun(entry) : null;
    }

    /// <summary>Whether whatever ended after an instant must still be there: it is younger than what is kept at the least, and no flood of runs has pushed it out.</summary>
    public async Task<bool> ReachesBackToAsync(string scheduler, DateTime utc, DateTime now, CancellationToken cancellationToken)
    {
        if (now - utc > options.Value.Retention) return false;
        var instant = new DateTimeOffset(utc, TimeSpan.Zero);
        if ((await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = scheduler, FiredBefore = instant, Take = 1 }, cancellationToken)).Items.Count > 0) return true;
        var all = await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = scheduler, Take = 1, IncludeTotalCount = true }, cancellationToken);
        return all.TotalCount < options.Value.MaxEntriesPerScheduler;
    }

    /// <summary>How the runs of a job have ended since an instant.</summary>
    public async Task<JobCounts> CountAsync(string scheduler, string job, DateTime fromUtc, CancellationToken cancellationToken)
    {
        var statistics = await history.QueryExecutionStatistics(
            new ExecutionStatisticsQuery { SchedulerName = scheduler, Job = new JobKey(job), FiredFrom = new DateTimeOffset(fromUtc, TimeSpan.Zero) }, cancellationToken);
        return new JobCounts(
            job,
            (int)statistics.Buckets.Sum(b => b.SucceededCount + b.SkippedCount),
            (int)statistics.Buckets.Sum(b => b.FailedCount),
            (int)statistics.Buckets.Sum(b => b.CancelledCount));
    }

    /// <summary>How many failed runs of a job, or of all, are kept.</summary>
    public async Task<int> CountFailedAsync(string scheduler, string? job, CancellationToken cancellationToken) =>
        (await history.QueryExecutions(
            new ExecutionHistoryQuery { SchedulerName = scheduler, Job = job is null ? null : new JobKey(job), Results = [JobRunResult.Failed], Take = 1, IncludeTotalCount = true },
            cancellationToken)).TotalCount ?? 0;

    private async Task<ExecutionHistoryEntry?> MadeUpForAsync(string scheduler, string id, DateTime asked, CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += PageSize)
        {
            var page = await history.QueryExecutions(
                new ExecutionHistoryQuery
                {
                    SchedulerName = scheduler,
                    TriggerContains = SchedulerConstants.DefaultRecoveryGroup,
                    FiredFrom = new DateTimeOffset(asked, TimeSpan.Zero) - ClockSkew,
                    Skip = skip,
                    Take = PageSize,
                },
                cancellationToken);
            foreach (var entry in page.Items)
            {
                var whole = await WholeAsync(scheduler, entry, cancellationToken);
                if (string.Equals(RunTicket.Parse(whole.Input)?.Id, id, StringComparison.Ordinal)) return whole;
            }
            if (!page.HasMore) return null;
        }
    }

    private async Task<ExecutionHistoryEntry?> FirstAsync(ExecutionHistoryQuery query, CancellationToken cancellationToken) =>
        (await history.QueryExecutions(query, cancellationToken)).Items is [var first, ..] ? await WholeAsync(query.SchedulerName, first, cancellationToken) : null;

    // Lists leave the log and the input out.
    private async Task<ExecutionHistoryEntry> WholeAsync(string scheduler, ExecutionHistoryEntry entry, CancellationToken cancellationToken) =>
        entry.EntryId is null ? entry : await history.GetExecution(scheduler, entry.EntryId, cancellationToken) ?? entry;

    private static bool IsRecovery(ExecutionHistoryEntry entry) => string.Equals(entry.TriggerGroup, SchedulerConstants.DefaultRecoveryGroup, StringComparison.Ordinal);

    private static JobRun ToRun(ExecutionHistoryEntry entry)
    {
        var ticket = RunTicket.Parse(entry.Input);
        var cause = ticket is null ? ActiveRuns.CauseOf(entry.TriggerGroup) : JobRunCause.Asked;

        // The id that was handed out is the last try's; earlier tries are found by the name the scheduler gave them.
        var asked = ticket?.Id ?? (cause == JobRunCause.Asked ? entry.TriggerName : null);
        return new JobRun(
            (entry.RetryScheduled ? null : asked) ?? entry.FireInstanceId ?? entry.EntryId ?? "",
            entry.JobName,
            entry.EffectiveResult switch
            {
                JobRunResult.Failed => JobRunState.Failed,
                JobRunResult.Cancelled => JobRunState.Cancelled,
                _ => JobRunState.Succeeded,
            })
        {
            Cause = cause,
            By = ticket?.Actor,
            StartedAt = entry.FiredAtUtc.UtcDateTime,
            Duration = entry.Duration,
            Attempt = entry.RetryAttempt,
            RetryScheduled = entry.RetryScheduled,
            Recovered = IsRecovery(entry),
            Idle = entry.EffectiveResult == JobRunResult.Skipped,
            Facts = Facts(entry.MetricsJson),
            Error = entry.ExceptionMessage,
            Node = entry.SchedulerInstanceId,
            Log = entry.Log,
        };
    }

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
}
