using System.Runtime;

namespace Kpi.Jobs.Import;

/// <summary>
/// There is room for one large file at a time in the whole process, so that several of them together take no more memory than one. The time a file has is for reading it, and begins anew
/// when the wait is over; ordinary forms never come here.
/// </summary>
/// <param name="clock">Ends the reading when the file's time is up.</param>
/// <param name="time">How long a file has.</param>
/// <param name="cancel">Ends the wait.</param>
internal sealed class LargeFileRoom(CancellationTokenSource clock, TimeSpan time, CancellationToken cancel) : IDisposable
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private bool _entered;

    /// <summary>Waits until nobody else is in.</summary>
    /// <exception cref="OperationCanceledException">Whoever waited gave up.</exception>
    public void Enter()
    {
        clock.CancelAfter(Timeout.InfiniteTimeSpan);
        One.Wait(cancel);
        _entered = true;
        clock.CancelAfter(time);
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
