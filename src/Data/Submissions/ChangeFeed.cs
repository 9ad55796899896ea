namespace Kpi.Data.Submissions;

/// <summary>Publishes, after they are committed. On several nodes one may be announced twice.</summary>
public sealed class ChangeFeed : Feed<Publication>
{
    private long _latest;

    /// <summary>The highest number of a publish this process has heard of; 0 before the first. One that is announced twice does not raise it twice.</summary>
    public long Latest => Interlocked.Read(ref _latest);

    /// <inheritdoc/>
    public override void Announce(Publication news)
    {
        for (var seen = Latest; seen < news.Id; seen = Latest)
        {
            if (Interlocked.CompareExchange(ref _latest, news.Id, seen) == seen) break;
        }
        base.Announce(news);
    }
}
