using System.Globalization;
using Kpi.Data.Audit;
using Kpi.Data.Diagnostics;
using Kpi.Data.Persistence;
using Kpi.Data.Seed;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Maintenance;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Kpi.Jobs.Tests.Scheduling;

/// <summary>A process that runs jobs on a store, as far as its scheduler is concerned.</summary>
internal sealed class SchedulerNode : IAsyncDisposable, ICheckpoints
{
    private readonly ServiceProvider _services;
    private readonly TaskCompletionSource _standing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Checkpoint? _standAt;

    public SchedulerNode(StoreOptions store, TimeProvider clock, string folder, bool runs = true)
    {
        Inbox = Path.Combine(folder, "inbox");
        Backups = Path.Combine(folder, "backups");
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Information)).AddSingleton(clock).AddKpiStore(store, new SeedOptions(Samples: true));
        _services = services.AddKpiImport(new ImportOptions())
            .AddKpiJobs(
                store,
                new InboxOptions { Path = Inbox },
                new BackupOptions { Path = Backups },
                CultureInfo.GetCultureInfo("vi-VN"),
                TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
                runs,
                severalNodes: false)
            .AddSingleton<ICheckpoints>(this)
            .AddSingleton<Microsoft.Extensions.Hosting.IHostApplicationLifetime, NoLifetime>()
            .BuildServiceProvider();
    }

    public string Inbox { get; }

    public string Backups { get; }

    public JobBoard Board => _services.GetRequiredService<JobBoard>();

    public AuditStore Audit => _services.GetRequiredService<AuditStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<IScheduler> SchedulerAsync() => await _services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancel);

    /// <summary>Runs nothing by itself: what a test has not asked for stays away.</summary>
    public async Task StartAsync()
    {
        var scheduler = await SchedulerAsync();
        foreach (var job in JobNames.All) await scheduler.PauseTrigger(new TriggerKey(job, JobBoard.ScheduleGroup), Cancel);
        await scheduler.Start(Cancel);
    }

    /// <summary>Has the inbox stand still at its next file.</summary>
    public void StandStillAtTheNextFile() => _standAt = Checkpoint.Claimed;

    /// <summary>Puts a form into the inbox, complete.</summary>
    public void Drop(string name = "form.xlsx")
    {
        Directory.CreateDirectory(Inbox);
        var target = Path.Combine(Inbox, name);
        File.Copy(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"), target);
        File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(target) - TimeSpan.FromMinutes(1));
    }

    public Task StandsStillAsync() => _standing.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);

    public void GoOn() => _free.TrySetResult();

    /// <summary>Does nothing any more, not even finish what stands still: to the store, a process that was killed.</summary>
    public async Task DieAsync() => await (await SchedulerAsync()).Standby(Cancel);

    /// <summary>Waits until a run is as far as wanted, and sees to it that it is known at every look.</summary>
    public async Task<JobRun> SeeAsync(string id, Func<JobRun, bool> wanted)
    {
        for (var looks = 0; looks < 6000; looks++)
        {
            var run = await Board.FindAsync(id, Cancel);
            Assert.True(run is not null, $"The run {id} was not found at look {looks}.");
            Assert.Equal(id, run.Id);
            if (wanted(run)) return run;
            await Task.Delay(10, Cancel);
        }
        throw new TimeoutException($"The run never got there: {await Board.FindAsync(id, Cancel)}");
    }

    public async ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (checkpoint != _standAt) return;
        _standing.TrySetResult();
        await _free.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var scheduler = await SchedulerAsync();
        await scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        _free.TrySetException(new OperationCanceledException());
        await _services.DisposeAsync();
    }

    private sealed class NoLifetime : Microsoft.Extensions.Hosting.IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
