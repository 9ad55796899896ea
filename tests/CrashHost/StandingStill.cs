using Kpi.Data.Diagnostics;

namespace Kpi.CrashHost;

/// <summary>Stops for good at one checkpoint.</summary>
internal sealed class StandingStill(Checkpoint at, int after) : ICheckpoints
{
    private int _reached;

    public async ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (checkpoint != at || Interlocked.Increment(ref _reached) != after) return;
        await Console.Out.WriteLineAsync($"standing at {checkpoint}");
        await Console.Out.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
