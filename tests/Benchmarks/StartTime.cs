using System.Diagnostics;
using System.Globalization;
using Kpi.Tests.Shared;

namespace Kpi.Benchmarks;

/// <summary>Publishes the program, lets it make its store once, and then measures from the start of the process to the first 200.</summary>
internal static class StartTime
{
    private const int Runs = 7;

    public static async Task<int> MeasureAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"kpi-publish-{Guid.NewGuid():N}");
        await RunAsync("dotnet", "publish", TestFiles.Path("src", "Dashboard"), "-c", "Release", "-o", folder, "-v", "quiet");
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var port = 5300 + run;
            using var program = Process.Start(new ProcessStartInfo("dotnet")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
                ArgumentList = { "Kpi.Dashboard.dll", "--urls", $"http://127.0.0.1:{port}", $"--Kpi:DataDirectory={folder}/data" },
            })!;
            program.OutputDataReceived += (_, _) => { };
            program.BeginOutputReadLine();
            var started = TimeProvider.System.GetTimestamp();
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            while (!await AnswersAsync(client)) await Task.Delay(5);
            var elapsed = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;

            // The first run makes and migrates the store.
            if (run > 0) times.Add(elapsed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(run == 0 ? "first (makes the store)" : $"start {run}")}: {elapsed:0} ms"));
            program.Kill();
            await program.WaitForExitAsync();
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {times[Runs / 2]:0} ms, slowest {times[^1]:0} ms"));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
