using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>Errors and warnings in the console (a policy violation is one), uncaught exceptions, failed requests, and requests to other hosts.</summary>
public sealed class BrowserComplaints
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public BrowserComplaints(IPage page, Uri site)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsAnswerOfThePageItself(message, page)) _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A request that a navigation overtakes is dropped by the browser; nothing is wrong with it.
            if (request.Failure != "net::ERR_ABORTED") _complaints.Enqueue($"failed: {request.Url} {request.Failure}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != site.Authority) _complaints.Enqueue($"another host: {request.Url}");
        };
    }

    /// <summary>Fails the test with everything that was heard so far.</summary>
    public void AssertNone() => Assert.True(_complaints.IsEmpty, string.Join(Environment.NewLine, _complaints));

    /// <summary>The console reports a document that is answered with 404 or 500, which an error page is meant to be.</summary>
    private static bool IsAnswerOfThePageItself(IConsoleMessage message, IPage page) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url + ":", StringComparison.Ordinal);
}
