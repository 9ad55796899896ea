namespace Kpi.Data.Diagnostics;

/// <summary>
/// Told when the import passes a point at which a sudden end of the process must lose nothing. The product does nothing there; a test host waits, so that a
/// test can end the process exactly then.
/// </summary>
public interface ICheckpoints
{
    ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken);
}
