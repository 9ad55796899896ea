namespace Kpi.Data.Submissions;

/// <summary>Tells subscribers of publishes after they are committed.</summary>
public sealed class ChangeFeed
{
    private readonly Lock _gate = new();
    private readonly List<Action<Publication>> _subscribers = [];

    /// <summary>Calls <paramref name="handler"/> for every publish from now on, until the result is disposed. The handler must be quick and must not throw.</summary>
    public IDisposable Subscribe(Action<Publication> handler)
    {
        lock (_gate) _subscribers.Add(handler);
        return new Subscription(this, handler);
    }

    /// <summary>Passes a committed publish on. On several nodes one may be passed on twice.</summary>
    public void Announce(Publication publication)
    {
        Action<Publication>[] subscribers;
        lock (_gate) subscribers = [.. _subscribers];
        foreach (var subscriber in subscribers) subscriber(publication);
    }

    private sealed class Subscription(ChangeFeed feed, Action<Publication> handler) : IDisposable
    {
        public void Dispose()
        {
            lock (feed._gate) feed._subscribers.Remove(handler);
        }
    }
}
