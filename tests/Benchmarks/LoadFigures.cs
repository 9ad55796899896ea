using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Tests.Shared;

namespace Kpi.Benchmarks;

/// <summary>
/// The program as a process of its own with the samples, and many readers of it: what the overview takes one after the other, what readers wait for who come sixty a second, and what
/// the memory of readers is who have an interactive page open.
/// </summary>
internal static partial class LoadFigures
{
    private const string Overview = "/?period=2024-H1";
    private const string Chart = "/indicators/kpi.online-full-coverage?period=2024-H1";
    private const string Empty = "/diagnostics/circuit";
    private const int Warm = 300;
    private const int PerSecond = 60;
    private const int Seconds = 20;
    private const int Samples = 11;
    private const int First = 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public static async Task<int> MeasureAsync()
    {
        await using var program = await StartAsync();
        await OneAfterTheOtherAsync(program);
        await ManyASecondAsync(program);
        return 0;
    }

    /// <param name="circuits">How many at once.</param>
    public static async Task<int> MeasureCircuitsAsync(int circuits)
    {
        var empty = await CircuitsAsync(Empty, circuits);
        var chart = await CircuitsAsync(Chart, circuits);
        Say($"a circuit with the chart takes {chart / empty:0.0} times an empty one");
        return 0;
    }

    private static async Task OneAfterTheOtherAsync(Reader program)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var i = 0; i < 2 * Warm; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            bytes = (await program.Client.GetByteArrayAsync(new Uri(Overview, UriKind.Relative))).Length;
            if (i >= Warm) times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }
        Say($"overview, warm, one after the other: {Quantiles(times)}; {bytes:N0} bytes of HTML");
    }

    // Readers do not wait for each other: each comes at its time, and what the program has not yet answered waits there.
    private static async Task ManyASecondAsync(Reader program)
    {
        var times = new ConcurrentBag<double>();
        var asked = new List<Task>();
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < PerSecond * Seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            if (due - TimeProvider.System.GetElapsedTime(started) is { Ticks: > 0 } wait) await Task.Delay(wait);
            asked.Add(AskAsync(due));
        }
        await Task.WhenAll(asked);
        Say($"overview, signed in, {PerSecond} a second for {Seconds} s: {Quantiles([.. times])}");

        async Task AskAsync(TimeSpan due)
        {
            using var answer = await program.Client.GetAsync(new Uri(Overview, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The overview answered {answer.StatusCode}.");
            times.Add((TimeProvider.System.GetElapsedTime(started) - due).TotalMilliseconds);
        }
    }

    /// <summary>Opens so many circuits of a page; gives the bytes each adds to the process.</summary>
    private static async Task<double> CircuitsAsync(string path, int circuits)
    {
        await using var program = await StartAsync();
        var visitors = new List<CircuitVisitor>();
        using var stop = new CancellationTokenSource();
        var alive = KeepAliveAsync(visitors, stop.Token);

        // What is compiled and cached once is paid for by the first few.
        var first = Math.Min(First, circuits / 2);
        await OpenAsync(program, path, first, visitors);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = program.Program.Memory;
        await OpenAsync(program, path, circuits - first, visitors);
        await Task.Delay(TimeSpan.FromSeconds(10));
        var after = program.Program.Memory;
        var failed = visitors.Where(v => v.Failure is not null).ToList();
        if (failed.Count > 0) throw new InvalidOperationException($"{failed.Count} of {circuits} circuits failed: {failed[0].Failure}");
        var each = (after - before) / (double)(circuits - first);
        Say($"{circuits} circuits of {path}, {visitors.Average(v => v.Batches):0.0} batches each: {after / 1e6:0} MB resident, {before / 1e6:0} MB with the first {first}; {each / 1e6:0.00} MB a circuit");
        await stop.CancelAsync();
        await alive;
        foreach (var visitor in visitors) await visitor.DisposeAsync();
        return each;
    }

    private static async Task OpenAsync(Reader program, string path, int count, List<CircuitVisitor> visitors)
    {
        for (var i = 0; i < count; i++)
        {
            var visitor = await CircuitVisitor.OpenAsync(program.Client, program.Cookie, path);
            lock (visitors) visitors.Add(visitor);
            await visitor.SettledAsync(i < 2 ? Quiet : TimeSpan.FromMilliseconds(50));
        }
    }

    private static async Task KeepAliveAsync(List<CircuitVisitor> visitors, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            List<CircuitVisitor> now;
            lock (visitors) now = [.. visitors];
            foreach (var visitor in now) await visitor.PingAsync();
            await Task.Delay(TimeSpan.FromSeconds(8), stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task<Reader> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-load-").FullName;
        var program = ProgramProcess.Start("src/Dashboard", "Kpi.Dashboard", folder, null, "--environment", "Development", "--Kpi:Samples=true");
        await program.ListensAsync(CancellationToken.None);
        while ((await program.GetAsync("/api/v1/submissions?state=published", CancellationToken.None)).GetProperty("items").GetArrayLength() < Samples) await Task.Delay(200);
        var link = Link().Match(await program.WroteAsync("/sign-in?code=", CancellationToken.None)).Value;
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = program.Client.BaseAddress };
        using var answer = await stranger.GetAsync(new Uri(link, UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("kpi-session=", StringComparison.Ordinal)).Split(';')[0];
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return new Reader(program, client, cookie, folder);
    }

    private static string Quantiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"median {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms");

        double At(double share) => times[Math.Min(times.Count - 1, (int)(share * times.Count))];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("/sign-in\\?code=[^\\s]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    private sealed record Reader(ProgramProcess Program, HttpClient Client, string Cookie, string Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Program.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
