using System.Net.Http.Json;
using System.Text.Json;
using Kpi.Data.Diagnostics;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>The process is ended at the worst moments of an import, five times each: no published value is lost and none is published twice.</summary>
public sealed class SuddenEndTests
{
    private const int Ends = 5;

    [Theory]
    [InlineData(Checkpoint.Claimed)]
    [InlineData(Checkpoint.Parsed)]
    [InlineData(Checkpoint.InTransaction)]
    [InlineData(Checkpoint.Committed)]
    [InlineData(Checkpoint.BeforeMove)]
    public async Task Import_KilledAgainAndAgain_EndsInTheSameStore(Checkpoint checkpoint)
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(Path.GetTempPath(), $"kpi-crash-{Guid.NewGuid():N}");
        var inbox = Directory.CreateDirectory(Path.Combine(data, "inbox")).FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(TestFiles.Path("tests", "Forms", "history"), "*.xlsx"))
            {
                var copy = Path.Combine(inbox, Path.GetFileName(file));
                File.Copy(file, copy);
                File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(copy) - TimeSpan.FromMinutes(1));
            }
            for (var i = 0; i < Ends; i++)
            {
                // Each time one file further: some ends meet a file that an earlier end has left behind.
                await using var program = Start(data, checkpoint, after: 1 + (i % 2));
                await program.ListensAsync(cancel);

                // The run of every minute may come first and hold the store: then this is never answered.
                Task asked = program.PostAsync("/api/v1/jobs/inbox/run", cancel);
                await program.WroteAsync($"standing at {checkpoint}", cancel);
                await program.KillAsync();
                await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            await using var last = Start(data, null, 0);
            await last.ListensAsync(cancel);
            await RunInboxAsync(last, cancel);
            Assert.Empty(Directory.GetFiles(inbox));
            Assert.Equal(9, Directory.GetFiles(Path.Combine(inbox, "done"), "*.xlsx").Length);
            Assert.Equal(9, Directory.GetFiles(Path.Combine(inbox, "done"), "*.result.json").Length);
            await ExpectedHistory.AssertIsPublishedOnceAsync(last, cancel);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task History_DroppedTwice_ChangesNothingTheSecondTime()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(Path.GetTempPath(), $"kpi-crash-{Guid.NewGuid():N}");
        var inbox = Directory.CreateDirectory(Path.Combine(data, "inbox")).FullName;
        try
        {
            await using var program = Start(data, null, 0);
            await program.ListensAsync(cancel);
            for (var times = 0; times < 2; times++)
            {
                foreach (var file in Directory.EnumerateFiles(TestFiles.Path("tests", "Forms", "history"), "*.xlsx")) File.Copy(file, Path.Combine(inbox, Path.GetFileName(file)));
                await RunInboxAsync(program, cancel);
                await ExpectedHistory.AssertIsPublishedOnceAsync(program, cancel);
            }
            var submissions = await program.GetAsync("/api/v1/submissions", cancel);
            Assert.Equal(9, submissions.GetProperty("items").GetArrayLength());
            Assert.Equal(18, Directory.GetFiles(Path.Combine(inbox, "done"), "*.xlsx").Length);
            using var second = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(inbox, "done", "phu-luc-I-nam-2022-2.xlsx.result.json"), cancel));
            Assert.Equal("unchanged", second.RootElement.GetProperty("outcome").GetString());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static ProgramProcess Start(string data, Checkpoint? checkpoint, int after) => ProgramProcess.Start(
        "tests/CrashHost",
        "Kpi.CrashHost",
        data,
        new Dictionary<string, string> { ["KPI_STOP_AT"] = checkpoint?.ToString() ?? "", ["KPI_STOP_AFTER"] = after.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>Has the inbox run once and waits for the end of that run; one that was cut off before is made up first.</summary>
    private static async Task RunInboxAsync(ProgramProcess program, CancellationToken cancel)
    {
        using var answer = await program.PostAsync("/api/v1/jobs/inbox/run", cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}\n{program.Output}");
        var run = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("run").GetString();
        for (var tries = 0; tries < 600; tries++)
        {
            if ((await program.GetAsync($"/api/v1/jobs/runs/{run}", cancel)).GetProperty("state").GetString() == "succeeded") return;
            await Task.Delay(100, cancel);
        }
        throw new TimeoutException($"The inbox run never ended:\n{program.Output}");
    }
}
