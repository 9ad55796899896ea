namespace Kpi.Data.Diagnostics;

/// <summary>What the product uses: nothing happens.</summary>
internal sealed class NoCheckpoints : ICheckpoints
{
    public ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
