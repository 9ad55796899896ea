using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kpi.Tests.Shared;

/// <summary>The program as a process of its own, which a test may end as roughly as a power cut would.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly HttpClient _client = new();

    private ProgramProcess(Process process) => _process = process;

    /// <summary>What it has written so far, for the message of a test that fails.</summary>
    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    public HttpClient Client => _client;

    /// <summary>Starts a program below the solution's folder, for example <c>tests/CrashHost/Kpi.CrashHost</c>, on a free loopback port.</summary>
    public static ProgramProcess Start(string project, string assembly, string dataDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] all =
        [
            TestFiles.Path(project, "bin", configuration, "net10.0", assembly + ".dll"),
            "--urls", "http://127.0.0.1:0",
            "--environment", "Production",
            $"--Kpi:DataDirectory={dataDirectory}",
            $"--Kpi:Bootstrap:ApiToken={DashboardHost.Token}",
            .. args,
        ];
        foreach (var arg in all) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var program = new ProgramProcess(new Process { StartInfo = start });
        program._process.OutputDataReceived += program.Keep;
        program._process.ErrorDataReceived += program.Keep;
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Waits until it has written a text; gives the line.</summary>
    public async Task<string> WroteAsync(string text, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            lock (_output)
            {
                if (_output.Find(l => l.Contains(text, StringComparison.Ordinal)) is { } line) return line;
            }
            if (_process.HasExited) throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Output}");
            try
            {
                await Task.Delay(20, patience.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The program never wrote '{text}':\n{Output}", e);
            }
        }
    }

    /// <summary>Waits until it listens and gives it its address.</summary>
    public async Task ListensAsync(CancellationToken cancellationToken)
    {
        var line = await WroteAsync("Now listening on: ", cancellationToken);
        _client.BaseAddress = new Uri(line[(line.LastIndexOf(' ') + 1)..]);
        _client.DefaultRequestHeaders.Authorization = new("Bearer", DashboardHost.Token);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        await _client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken cancellationToken) => _client.PostAsync(new Uri(path, UriKind.Relative), null, cancellationToken);

    /// <summary>Ends it at once, without a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Resident memory, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public bool HasExited => _process.HasExited;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is null) return;
        lock (_output) _output.Add(e.Data);
    }
}
