using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Kpi.Benchmarks;

/// <summary>
/// A reader with an interactive page open, without the browser: gets the page, opens its circuit as the browser's script does, takes what is rendered, and answers what the page asks
/// the browser. To the program there is no difference.
/// </summary>
internal sealed partial class CircuitVisitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _listening = Task.CompletedTask;
    private bool _greeted;
    private long _heard = TimeProvider.System.GetTimestamp();

    private CircuitVisitor()
    {
    }

    /// <summary>How many batches were rendered to it.</summary>
    public int Batches { get; private set; }

    /// <summary>Whether the program ended the connection, or said that something went wrong.</summary>
    public string? Failure { get; private set; }

    /// <param name="client">With the session cookie.</param>
    public static async Task<CircuitVisitor> OpenAsync(HttpClient client, string cookie, string path)
    {
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(html).Select(m => m.Groups["json"].Value).Where(m => m.Contains("\"type\":\"server\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{path} has nothing interactive.");
        var state = State().Match(html) is { Success: true } found ? found.Groups["state"].Value : "";
        var visitor = new CircuitVisitor();
        visitor._socket.Options.SetRequestHeader("Cookie", cookie);
        var site = client.BaseAddress!;
        await visitor._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await visitor._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}" + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        visitor._listening = visitor.ListenAsync();
        await visitor.CallAsync("StartCircuit", "0", p => p.Array(4).Text(site.ToString()).Text(new Uri(site, path).ToString()).Text("[]").Text(state));
        var operations = string.Join(',', markers.Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{m}}}")));
        await visitor.CallAsync("UpdateRootComponents", null, p => p.Array(2).Text($"{{\"batchId\":1,\"operations\":[{operations}]}}").Text(state));
        return visitor;
    }

    /// <summary>Waits until everything has been rendered: nothing came for a while.</summary>
    public async Task SettledAsync(TimeSpan quiet)
    {
        var waited = TimeProvider.System.GetTimestamp();
        while (Failure is null && (Batches == 0 || TimeProvider.System.GetElapsedTime(_heard) < quiet))
        {
            if (TimeProvider.System.GetElapsedTime(waited) > Patience) throw new TimeoutException("Nothing was rendered.");
            await Task.Delay(20);
        }
        if (Failure is not null) throw new InvalidOperationException(Failure);
    }

    /// <summary>Says that it is still there, as a browser does every quarter of a minute.</summary>
    public Task PingAsync() => SendAsync(new Pack().Array(1).Whole(6));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private Task CallAsync(string method, string? id, Action<Pack> arguments)
    {
        var pack = new Pack().Array(6).Whole(1).EmptyMap();
        pack = (id is null ? pack.Nil() : pack.Text(id)).Text(method);
        arguments(pack);
        return SendAsync(pack.Array(0));
    }

    private async Task SendAsync(Pack pack)
    {
        await _sending.WaitAsync();
        try
        {
            if (_socket.State == WebSocketState.Open) await _socket.SendAsync(pack.Message(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[4096];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(buffer, _stop.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    Failure ??= "closed";
                    return;
                }
                message.Write(buffer, 0, got.Count);
                if (!got.EndOfMessage) continue;
                if (got.MessageType == WebSocketMessageType.Binary) await AnswerAsync(message.ToArray());
                message = new MemoryStream();
            }
        }
        catch (OperationCanceledException)
        {
            // It goes.
        }
        catch (WebSocketException e)
        {
            Failure ??= e.Message;
        }
    }

    private async Task AnswerAsync(byte[] bytes)
    {
        // The answer to the handshake is no message of the protocol; what follows may have come with it.
        var begin = _greeted ? 0 : Array.IndexOf(bytes, (byte)End) + 1;
        _greeted = true;
        for (var at = begin; at < bytes.Length;)
        {
            var (length, shift) = (0, 0);
            byte part;
            do
            {
                part = bytes[at++];
                length |= (part & 0x7F) << shift;
                shift += 7;
            }
            while ((part & 0x80) != 0);
            var from = at;
            at += length;
            switch (Pack.Read(bytes, ref from) as List<object?>)
            {
                case [1L, _, _, string method, List<object?> arguments, ..]:
                    await HearAsync(method, arguments);
                    break;
                case [3L, _, _, 1L, string error]:
                    Failure ??= error;
                    break;
                case [7L, string reason, ..]:
                    Failure ??= reason;
                    break;
                default:
                    break;
            }
        }
    }

    private async Task HearAsync(string method, List<object?> arguments)
    {
        _heard = TimeProvider.System.GetTimestamp();
        switch (method)
        {
            case "JS.RenderBatch":
                await CallAsync("OnRenderCompleted", null, p => p.Array(2).Whole((long)arguments[0]!).Nil());
                Batches++;
                break;
            case "JS.BeginInvokeJS":
                var handle = (long)arguments[0]!;
                // A chart asks how large it is.
                var result = ((string)arguments[1]!).Contains("Chart", StringComparison.Ordinal) ? "{\"width\":780,\"height\":320,\"left\":0,\"top\":0}" : arguments[3] is 1L ? "{\"__jsObjectId\":1}" : "null";
                if (handle != 0) await CallAsync("EndInvokeJSFromDotNet", null, p => p.Array(3).Whole(handle).Bool(true).Text(string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]")));
                break;
            case "JS.Error":
                Failure ??= arguments[0] as string;
                break;
            default:
                break;
        }
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
