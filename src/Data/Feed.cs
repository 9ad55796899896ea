namespace Kpi.Data;

/// <summary>Tells subscribers of things that happen, one after the other, on the thread that announces them.</summary>
public class Feed<T>
{
    private readonly Lock _gate = new();
    private readonly List<Action<T>> _subscribers = [];
    private long _count;

    /// <summary>Calls <paramref name="handler"/> for everything from now on, until the result is disposed. The handler must be quick and must not throw.</summary>
    public IDisposable Subscribe(Action<T> handler)
    {
        lock (_gate) _subscribers.Add(handler);
        return new Subscription(this, handler);
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_gate) return _subscribers.Count > 0;
        }
    }

    /// <summary>How much has been announced since the program began, what is being announced included: who remembers it knows later whether something was missed.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Tells everybody who has subscribed.</summary>
    public virtual void Announce(T news)
    {
        Interlocked.Increment(ref _count);
        Action<T>[] subscribers;
        lock (_gate) subscribers = [.. _subscribers];
        foreach (var subscriber in subscribers) subscriber(news);
    }

    private sealed class Subscription(Feed<T> feed, Action<T> handler) : IDisposable
    {
        public void Dispose()
        {
            lock (feed._gate) feed._subscribers.Remove(handler);
        }
    }
}
