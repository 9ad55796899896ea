using Kpi.Data.Submissions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Scheduling;

/// <summary>Tells this node's open pages of publishes that another node has committed. A single process needs none: it hears its own.</summary>
internal sealed partial class PublicationPoller(Publisher publisher, ChangeFeed changes, TimeProvider time, ILogger<PublicationPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? seen = null;
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                seen ??= await publisher.LatestAsync(stoppingToken);
                foreach (var publication in await publisher.SinceAsync(seen.Value, stoppingToken))
                {
                    seen = publication.Id;
                    changes.Announce(publication);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMissed(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publishes of other nodes could not be looked up; trying again")]
    private static partial void LogMissed(ILogger logger, Exception exception);
}
