using Kpi.Dashboard.Settings;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Reads what the jobs page needs from the scheduler's store, on whatever node the page is.</summary>
public sealed class JobsReader(JobBoard board, KpiSettings settings, TimeProvider time)
{
    /// <summary>Runs on a page of the history.</summary>
    public const int PageSize = 25;
    private const int MostFilesRuns = 1000;

    public async Task<JobsView> ReadAsync(JobsQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.TimeZone).DateTime);
        var midnight = Midnight(today, settings.TimeZone);
        var jobs = await board.ListAsync(cancellationToken);
        var counts = await board.CountAsync(midnight, cancellationToken);
        var (files, _) = await board.RunsAsync(new RunQuery(JobNames.Inbox, RunKind.Worked, 0, MostFilesRuns) { From = midnight }, cancellationToken);
        var (runs, more) = await board.RunsAsync(new RunQuery(query.Job, query.Kind, (query.Page - 1) * PageSize, PageSize), cancellationToken);
        return new JobsView(
            now.UtcDateTime, today, jobs, counts, await board.ActiveAsync(cancellationToken), InboxDay.Of(files), runs, more, await board.CountFailedAsync(query.Job, cancellationToken));
    }

    /// <summary>When a day begins in a time zone, in UTC. Where clocks are put forward at midnight, its first instant.</summary>
    public static DateTime Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
