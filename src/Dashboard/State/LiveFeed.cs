using Kpi.Data.Submissions;

namespace Kpi.Dashboard.State;

/// <summary>Tells open pages of publishes as server-sent events, at most one a second for each page.</summary>
internal static class LiveFeed
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapGet("/live", StreamAsync).ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, ChangeFeed changes, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var news = new SemaphoreSlim(0);
        using var subscription = changes.Subscribe(_ => news.Release());
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.WriteAsync("retry: 3000\n\n", ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            while (!ended.IsCancellationRequested)
            {
                var published = await news.WaitAsync(Heartbeat, ended.Token);
                if (published)
                {
                    // Several publishes in a row are one piece of news.
                    await Task.Delay(Pace, time, ended.Token);
                    while (await news.WaitAsync(TimeSpan.Zero, ended.Token))
                    {
                    }
                }
                await context.Response.WriteAsync(published ? "event: published\ndata: {}\n\n" : ":\n\n", ended.Token);
                await context.Response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program ends: nothing is left to tell.
        }
    }
}
