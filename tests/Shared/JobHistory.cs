using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace Kpi.Tests.Shared;

/// <summary>Writes runs into a program's history as its scheduler would have, so that a page has something to show.</summary>
public sealed class JobHistory(DashboardHost host)
{
    private int _runs;

    /// <summary>A program whose clock stands still on the day the real report was published, a second after a minute began: no job's time ever comes.</summary>
    public static Task<DashboardHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromSeconds(1));
        return DashboardHost.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            configure?.Invoke(builder.Services);
        });
    }

    /// <summary>A run of the schedule that has ended.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="error">What it failed with; null when it did not.</param>
    /// <param name="retry">Whether it is tried again.</param>
    public async Task AddAsync(
        string job, DateTimeOffset at, double seconds, JobRunResult result, string? facts = null, string? error = null, int attempt = 0, bool retry = false, string? log = null)
    {
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await host.Services.GetRequiredService<IExecutionHistoryStore>().AddExecution(
            new ExecutionHistoryEntry(scheduler.SchedulerName, scheduler.SchedulerInstanceId, JobKey.DefaultGroup, job, "schedule", job, at, TimeSpan.FromSeconds(seconds), error is null, error)
            {
                Result = result,
                MetricsJson = facts,
                RetryAttempt = attempt,
                RetryScheduled = retry,
                FireInstanceId = $"{scheduler.SchedulerInstanceId}{at.UtcTicks + ++_runs}",
                Log = log,
            });
    }

    /// <summary>A fortnight in which everything went well.</summary>
    public async Task AddQuietFortnightAsync()
    {
        // 01:00 and 00:30 in Vietnam are the evening before in UTC.
        var night = new DateTimeOffset(2024, 6, 16, 18, 0, 0, TimeSpan.Zero);
        for (var days = 13; days >= 0; days--)
        {
            var size = 214_000_000 - (days * 1_100_000);
            await AddAsync(JobNames.Maintenance, night.AddDays(-days), 31 + (7 * Math.Sin(days)), JobRunResult.Succeeded, $$"""{"bytes":{{size}},"kept":14}""");
            await AddAsync(JobNames.Kpi, night.AddDays(-days).AddMinutes(-30), 1.9 + (days % 4 == 1 ? 1.6 : 0.2), JobRunResult.Succeeded, """{"periods":10,"written":0}""");
        }
        await AddAsync(
            JobNames.Inbox,
            new DateTimeOffset(2024, 6, 17, 1, 41, 0, TimeSpan.Zero),
            2.4,
            JobRunResult.Succeeded,
            """{"files":3,"published":2,"submitted":1}""",
            log: "08:41:01 [Information] Kpi.Jobs.Inbox.InboxProcessor: phu-luc-I-6-thang-2024.xlsx: Published\n08:41:02 [Information] Kpi.Jobs.Inbox.InboxProcessor: bieu-mau-3-6-thang-2024.xlsx: Published\n");
        await AddAsync(JobNames.Kpi, new DateTimeOffset(2024, 6, 17, 1, 41, 4, TimeSpan.Zero), 2.1, JobRunResult.Succeeded, """{"periods":10,"written":12}""");
        for (var minutes = 16; minutes >= 1; minutes--)
        {
            await AddAsync(JobNames.Inbox, TestClock.Start.AddMinutes(-minutes), 0.03, JobRunResult.Skipped, """{"files":0}""");
        }
    }
}
