namespace Kpi.Jobs.Inbox;

/// <summary>A place in a line: work that may begin together comes to a point it passes in order.</summary>
/// <param name="before">Over when everybody before has passed.</param>
internal sealed class Turn(Task before) : IDisposable
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Over when this one and everybody before has passed, in whatever order they gave up.</summary>
    public Task Over => Task.WhenAll(before, _passed.Task);

    /// <summary>Waits until everybody before has passed.</summary>
    public Task ComeAsync(CancellationToken cancellationToken) => before.WaitAsync(cancellationToken);

    /// <summary>Lets the next one pass. Doing it again changes nothing.</summary>
    public void Dispose() => _passed.TrySetResult();
}
