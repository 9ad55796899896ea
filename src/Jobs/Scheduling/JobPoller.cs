using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Scheduling;

/// <summary>Tells this node's open pages of runs that begin, go on and end on other nodes. Looks only while a page is open that wants to know.</summary>
internal sealed partial class JobPoller(JobBoard board, JobFeed feed, TimeProvider time, ILogger<JobPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!feed.IsHeard) continue;
            try
            {
                var now = (await board.ListAsync(stoppingToken)).ToDictionary(j => j.Name, Signature, StringComparer.Ordinal);
                foreach (var (job, signature) in now)
                {
                    if (!string.Equals(seen.GetValueOrDefault(job), signature, StringComparison.Ordinal)) feed.Announce(job);
                }
                seen = now;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMissed(logger, e);
            }
        }
    }

    /// <summary>Changes whenever the page would.</summary>
    private static string Signature(JobStatus job) =>
        FormattableString.Invariant($"{job.Current?.Id} {job.Current?.State} {job.Current?.Progress} {job.Paused} {job.Retry} {(job.Recent is [var last, ..] ? last.Id + last.Attempt : "")}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Runs of other nodes could not be looked up; trying again")]
    private static partial void LogMissed(ILogger logger, Exception exception);
}
