using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>Workbooks that mean harm, through the whole program: it stays alive, answers, and keeps its memory.</summary>
public sealed class HostileFilesTests
{
    private const long Allowance = 300L * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Check_EveryHostileAndWildFile_EndsInTimeWithTheProcessAliveAndSmall()
    {
        var files = Directory.EnumerateFiles(TestFiles.Path("tests", "Corpus", "hostile")).Concat(Directory.EnumerateFiles(TestFiles.Path("tests", "Corpus", "wild"))).ToList();
        Assert.True(files.Count > 50);
        await CheckAllAsync([.. files.Select(f => (Path.GetFileName(f), (Func<byte[]>)(() => File.ReadAllBytes(f))))], Limit, _ => { });
    }

    [Fact]
    public async Task Check_EveryHostileShape_EndsInTimeWithTheProcessAliveAndSmall_AndAsksNobody()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var secret = $"secret-{Guid.NewGuid():N}";
        var path = Path.Combine(Path.GetTempPath(), $"kpi-secret-{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(path, secret, TestContext.Current.CancellationToken);
        try
        {
            // The reading is given up at the limit; the answer comes after.
            await CheckAllAsync([.. new HostileShapes($"http://{trap.LocalEndpoint}", new Uri(path).AbsoluteUri).All()], Limit + Slack, answer => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal));
            Assert.False(trap.Pending());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Inbox_EveryHostileFile_GoesToRejectedWithItsProblem()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(Path.GetTempPath(), $"kpi-hostile-{Guid.NewGuid():N}");
        try
        {
            var inbox = Directory.CreateDirectory(Path.Combine(data, "inbox")).FullName;
            var files = Directory.GetFiles(TestFiles.Path("tests", "Corpus", "hostile"));
            foreach (var file in files) File.Copy(file, Path.Combine(inbox, Path.GetFileName(file)));
            await using var program = ProgramProcess.Start("tests/CrashHost", "Kpi.CrashHost", data);
            await program.ListensAsync(cancel);
            using (await program.PostAsync("/api/v1/jobs/inbox/run", cancel))
            {
                for (var tries = 0; tries < 600 && Directory.GetFiles(inbox).Length > 0; tries++) await Task.Delay(100, cancel);
            }
            Assert.Empty(Directory.GetFiles(inbox));
            Assert.Equal(files.Length, Directory.GetFiles(Path.Combine(inbox, "rejected"), "*.result.json").Length);
            Assert.Empty(Directory.GetFiles(Path.Combine(inbox, "done")));
            var observations = await program.GetAsync("/api/v1/observations", cancel);
            Assert.Equal(0, observations.GetProperty("items").GetArrayLength());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Has the program check files four at a time, as busy people would, and holds it to a time and to its memory.</summary>
    private static async Task CheckAllAsync(IReadOnlyList<(string Name, Func<byte[]> Make)> files, TimeSpan limit, Action<string> look)
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(Path.GetTempPath(), $"kpi-hostile-{Guid.NewGuid():N}");

        // Made beforehand: the making is not what is measured.
        var made = files.Select(f => (f.Name, Bytes: f.Make())).ToList();
        var late = new ConcurrentBag<string>();
        try
        {
            await using var program = ProgramProcess.Start("tests/CrashHost", "Kpi.CrashHost", data);
            await program.ListensAsync(cancel);
            using (await CheckAsync(program, "form.xlsx", await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"), cancel), cancel))
            {
                // Warm: what the first check loads is not the hostile files' doing.
            }
            var idle = program.Memory;
            long peak = 0;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var health = WatchAsync(program, m => peak = Math.Max(peak, m), stop.Token);
            await Parallel.ForEachAsync(made, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (file, token) =>
            {
                var started = TimeProvider.System.GetTimestamp();
                using var answer = await CheckAsync(program, file.Name, file.Bytes, token);
                var took = TimeProvider.System.GetElapsedTime(started);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.RequestEntityTooLarge, $"{file.Name}: {answer.StatusCode}");
                if (took >= limit) late.Add($"{file.Name}: {took}");
                look(await answer.Content.ReadAsStringAsync(token));
            });
            await stop.CancelAsync();
            Assert.Equal(0, await health);
            Assert.False(program.HasExited);
            Assert.Empty(late);
            TestContext.Current.SendDiagnosticMessage($"{(peak - idle) / 1024 / 1024} MB over idle");
            Assert.True(peak - idle < Allowance, $"{(peak - idle) / 1024 / 1024} MB over idle");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<HttpResponseMessage> CheckAsync(ProgramProcess program, string name, byte[] bytes, CancellationToken cancel)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await program.Client.PostAsync(new Uri("/api/v1/submissions/check", UriKind.Relative), content, cancel);
    }

    /// <summary>Asks for health all the while and gives how often there was no good answer.</summary>
    private static async Task<int> WatchAsync(ProgramProcess program, Action<long> memory, CancellationToken stop)
    {
        var silent = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await program.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), stop);
                if (!answer.IsSuccessStatusCode) silent++;
                memory(program.Memory);
                await Task.Delay(50, stop);
            }
            catch (OperationCanceledException)
            {
                return silent;
            }
        }
        return silent;
    }
}
