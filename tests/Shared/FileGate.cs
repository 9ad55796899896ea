using Kpi.Data.Diagnostics;

namespace Kpi.Tests.Shared;

/// <summary>Has the inbox stand still at one of its files, so that a test can look at a run that goes on. Files are read in any order but stored in theirs: it stands when the file is stored.</summary>
public sealed class FileGate(int file) : ICheckpoints
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Lets the run go on.</summary>
    public void Open() => _open.TrySetResult();

    public async ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (checkpoint == Checkpoint.Committed && Interlocked.Increment(ref _seen) == file) await _open.Task.WaitAsync(cancellationToken);
    }
}
