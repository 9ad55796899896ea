using System.Runtime;

namespace Kpi.Jobs.Import;

/// <summary>
/// There is room for one large file at a time in the whole process, so that several of them together take no more memory than one. Ordinary forms never come
/// here.
/// </summary>
/// <param name="clock">Ends the reading when the file's time is up.</param>
/// <param name="anew">How long the file has from when its turn comes; null where the wait is part of its time, for somebody waits for the answer.</param>
/// <param name="cancel">Ends the wait.</param>
internal sealed class LargeFileRoom(CancellationTokenSource clock, TimeSpan? anew, CancellationToken cancel) : IDisposable
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private bool _entered;

    /// <summary>Waits until nobody else is in.</summary>
    /// <exception cref="OperationCanceledException">Whoever waited gave up, or the time was up before.</exception>
    public void Enter()
    {
        if (anew is not null) clock.CancelAfter(Timeout.InfiniteTimeSpan);
        One.Wait(anew is null ? clock.Token : cancel);
        _entered = true;
        if (anew is { } time) clock.CancelAfter(time);
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
