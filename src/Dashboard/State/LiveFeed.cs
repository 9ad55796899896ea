using System.Threading.Channels;
using Kpi.Dashboard.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.State;

/// <summary>
/// Tells open pages that something they show has changed, as server-sent events: <c>published</c> and <c>jobs</c>, each at most once a second, and <c>now</c> at the beginning and as a sign of
/// life. The data of each is the stamp of the instant.
/// </summary>
internal static class LiveFeed
{
    private const string Published = "published";
    private const string Jobs = "jobs";
    private const string Now = "now";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapGet("/live", StreamAsync).ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, ChangeFeed changes, JobFeed jobs, TimeProvider time, SessionStamps sessions, IHostApplicationLifetime lifetime)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var news = Channel.CreateUnbounded<string>();
        using var publishes = changes.Subscribe(_ => news.Writer.TryWrite(Published));
        using var runs = jobs.Subscribe(_ => news.Writer.TryWrite(Jobs));
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await WriteAsync(context, "retry: 3000\n\n", ended.Token);
            await TellAsync(Now);
            while (true)
            {
                var isNews = await WaitAsync(news.Reader, ended.Token);
                if (await sessions.EndedAsync(context.User, ended.Token)) return;
                if (!isNews)
                {
                    await TellAsync(Now);
                    continue;
                }

                // What comes close together is one piece of news.
                await Task.Delay(Pace, time, ended.Token);
                var kinds = new HashSet<string>(StringComparer.Ordinal);
                while (news.Reader.TryRead(out var kind)) kinds.Add(kind);
                foreach (var kind in kinds) await TellAsync(kind);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program ends: nothing is left to tell.
        }

        Task TellAsync(string kind) => WriteAsync(context, $"event: {kind}\ndata: {LiveStamp.Of(changes, jobs)}\n\n", ended.Token);
    }

    /// <summary>True when there is news, false when it is time for a sign of life.</summary>
    private static async Task<bool> WaitAsync(ChannelReader<string> news, CancellationToken cancellationToken)
    {
        using var heartbeat = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        heartbeat.CancelAfter(Heartbeat);
        try
        {
            return await news.WaitToReadAsync(heartbeat.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(text, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
