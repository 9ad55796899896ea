namespace Kpi.Jobs.Inbox;

/// <summary>The places of one file in the lines it passes: what was read before it is known, what is to be stored before it is stored, and what is to leave before it has left.</summary>
/// <param name="agencies">By agency, over when the last file of it that was read so far is stored. Touched by one file at a time, in its turn.</param>
internal sealed class Turns(Turn read, Turn store, Turn leave, Dictionary<string, Task> agencies) : IDisposable
{
    public Turn Store { get; } = store;

    public Turn Leave { get; } = leave;

    public static Turns First() => new(new Turn(Task.CompletedTask), new Turn(Task.CompletedTask), new Turn(Task.CompletedTask), []);

    /// <summary>The places behind these.</summary>
    public Turns Next() => new(new Turn(read.Over), new Turn(Store.Over), new Turn(Leave.Over), agencies);

    /// <summary>Waits until the files before that are of the same agencies are stored: what a file is checked against must hold when it is stored.</summary>
    public async Task AgenciesAsync(IReadOnlyCollection<string> own, CancellationToken cancellationToken)
    {
        await read.ComeAsync(cancellationToken);
        var before = own.Select(a => agencies.GetValueOrDefault(a, Task.CompletedTask)).ToList();
        foreach (var agency in own) agencies[agency] = Store.Over;
        read.Dispose();
        await Task.WhenAll(before).WaitAsync(cancellationToken);
    }

    /// <summary>Lets the next ones pass everywhere. Doing it again changes nothing.</summary>
    public void Dispose()
    {
        read.Dispose();
        Store.Dispose();
        Leave.Dispose();
    }
}
