using System.Net;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>Workbooks that mean harm, through the whole program: it stays alive, answers, and keeps its memory.</summary>
public sealed class HostileFilesTests
{
    private const long Allowance = 300L * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Check_EveryHostileAndWildFile_EndsInTimeWithTheProcessAliveAndSmall()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(Path.GetTempPath(), $"kpi-hostile-{Guid.NewGuid():N}");
        try
        {
            await using var program = ProgramProcess.Start("tests/CrashHost", "Kpi.CrashHost", data);
            await program.ListensAsync(cancel);
            using (await CheckAsync(program, TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"), cancel))
            {
                // Warm: what the first check loads is not the hostile files' doing.
            }
            var idle = program.Memory;
            long peak = 0;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var health = WatchAsync(program, m => peak = Math.Max(peak, m), stop.Token);
            var files = Directory.EnumerateFiles(TestFiles.Path("tests", "Corpus", "hostile")).Concat(Directory.EnumerateFiles(TestFiles.Path("tests", "Corpus", "wild"))).ToList();
            Assert.True(files.Count > 50);

            // Four at a time, as busy people would.
            await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (file, token) =>
            {
                var started = TimeProvider.System.GetTimestamp();
                using var answer = await CheckAsync(program, file, token);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.RequestEntityTooLarge, $"{file}: {answer.StatusCode}");
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, file);
            });
            await stop.CancelAsync();
            Assert.Equal(0, await health);
            Assert.False(program.HasExited);
            Assert.True(peak - idle < Allowance, $"{(peak - idle) / 1024 / 1024} MB over idle");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
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

    private static async Task<HttpResponseMessage> CheckAsync(ProgramProcess program, string file, CancellationToken cancel)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(file, cancel)), "file", Path.GetFileName(file) } };
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
