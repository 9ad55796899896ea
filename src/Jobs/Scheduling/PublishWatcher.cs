using System.Threading.Channels;
using Kpi.Data.Submissions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Scheduling;

/// <summary>Has the derived KPIs checked after each publish. Losing one does no harm: the figures were written with the publish, and every night all are looked at.</summary>
internal sealed partial class PublishWatcher(ChangeFeed changes, JobBoard board, ILogger<PublishWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One question is enough for all publishes that come while it is asked; and no publish waits for it.
        var asked = Channel.CreateBounded<Publication>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = changes.Subscribe(p => asked.Writer.TryWrite(p));
        await foreach (var _ in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await board.RecalculateSoonAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogNotAsked(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recalculation after a publish could not be scheduled")]
    private static partial void LogNotAsked(ILogger logger, Exception exception);
}
