using System.Runtime;

namespace Kpi.Jobs.Import;

/// <summary>
/// There is room for one large file at a time in the whole process, so that several of them together take no more memory than one. Whoever waits does so within the time a file has;
/// ordinary forms never come here.
/// </summary>
/// <param name="cancel">Ends the wait.</param>
internal sealed class LargeFileRoom(CancellationToken cancel) : IDisposable
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private bool _entered;

    /// <summary>Waits until nobody else is in.</summary>
    /// <exception cref="OperationCanceledException">The time was up before.</exception>
    public void Enter()
    {
        One.Wait(cancel);
        _entered = true;
    }

    /// <summary>Gives what the file took back to the system before the next one comes in: by itself that would happen when it is long there.</summary>
    public void Dispose()
    {
        if (!_entered) return;
        _entered = false;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        One.Release();
    }
}
