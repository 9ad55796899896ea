using System.Globalization;
using Kpi.Data.Diagnostics;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Scheduling;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>Files are read side by side; what becomes of them is as if each had waited for the one before.</summary>
public sealed class InboxOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ManyFilesForOneReport_TheFirstByNameIsPublished()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-inbox-").FullName;
        await using var store = await StoreAsync(folder);
        for (var i = 0; i < 12; i++) Put(folder, $"{i:00}.csv", new CsvForm().Set("1.1.3.", CsvForm.Value, $"{i + 3}").Bytes());
        Put(folder, "05.txt", "nothing of the kind"u8.ToArray());
        var shares = new List<double>();
        var report = await store.Get<InboxProcessor>().RunAsync(new Shares(shares), Cancel);

        Assert.Equal((1, 0, 11, 1), (report.Published, report.Unchanged, report.Submitted, report.Rejected));
        var published = Assert.Single(await store.Get<SubmissionStore>().QueryAsync(null, null, SubmissionState.Published, 0, 100, Cancel));
        Assert.Equal("00.csv", published.File);
        Assert.Equal(Enumerable.Range(1, 13).Select(n => n / 13.0), shares);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(12, Directory.GetFiles(Path.Combine(folder, "done"), "*.csv").Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_Cancelled_LeavesNothingRunningAndNothingLost()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-inbox-").FullName;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var store = await StoreAsync(folder, new StopAt(stop, 3));
        for (var i = 0; i < 8; i++) Put(folder, $"{i}.csv", new CsvForm().Set("1.1.3.", CsvForm.Value, $"{i + 3}").Bytes());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Get<InboxProcessor>().RunAsync(null, stop.Token));
        var left = Directory.GetFiles(folder).Length;
        Assert.InRange(left, 1, 8);

        var report = await store.Get<InboxProcessor>().RunAsync(null, Cancel);
        Assert.Equal(left, report.Files);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(8, (await store.Get<SubmissionStore>().QueryAsync(null, null, null, 0, 100, Cancel)).Count);
        Directory.Delete(folder, recursive: true);
    }

    private static Task<TestStore> StoreAsync(string folder, ICheckpoints? checkpoints = null) => TestStore.CreateAsync(StoreProvider.Sqlite, s =>
    {
        s.AddKpiImport(new ImportOptions()).AddSingleton(new InboxOptions { Path = folder }).AddSingleton(CultureInfo.GetCultureInfo("vi-VN")).AddSingleton<InboxProcessor>();
        if (checkpoints is not null) s.AddSingleton(checkpoints);
    });

    private static void Put(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
    }

    private sealed class Shares(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }

    /// <summary>Asks for the run to stop when the n-th file is committed.</summary>
    private sealed class StopAt(CancellationTokenSource stop, int n) : ICheckpoints
    {
        private int _committed;

        public async ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
        {
            if (checkpoint == Checkpoint.Committed && Interlocked.Increment(ref _committed) == n) await stop.CancelAsync();
        }
    }
}
