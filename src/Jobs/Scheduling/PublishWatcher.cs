using Kpi.Data.Submissions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Scheduling;

/// <summary>Has the derived KPIs checked after each publish. Losing one does no harm: the figures were written with the publish, and every night all are looked at.</summary>
internal sealed partial class PublishWatcher(ChangeFeed changes, JobBoard board, ILogger<PublishWatcher> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = changes.Subscribe(Ask);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();

    // A publish does not wait for its recalculation to be scheduled.
    private void Ask(Publication publication) => _ = AskAsync();

    private async Task AskAsync()
    {
        try
        {
            await board.RecalculateSoonAsync(_stopping.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotAsked(logger, e);
        }
        catch (OperationCanceledException)
        {
            // The program ends; the nightly run does it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recalculation after a publish could not be scheduled")]
    private static partial void LogNotAsked(ILogger logger, Exception exception);
}
