using Kpi.Data.Diagnostics;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Two programs on the day the real report was published: one in which all went well, and one with a failed backup, files left behind and a run going on.</summary>
public sealed class JobsFixture : IAsyncLifetime
{
    private readonly FileGate _gate = new(3);
    private DashboardHost? _quiet;
    private DashboardHost? _busy;

    public DashboardHost Quiet => _quiet ?? throw new InvalidOperationException("The program has not been started.");

    public DashboardHost Busy => _busy ?? throw new InvalidOperationException("The program has not been started.");

    /// <summary>A run that failed, in the busy program.</summary>
    public string FailedRun { get; private set; } = "";

    /// <summary>The run that goes on, in the busy program.</summary>
    public string RunningRun { get; private set; } = "";

    /// <summary>Puts nine forms into a program's inbox, complete.</summary>
    public static void DropHistory(DashboardHost host)
    {
        foreach (var file in Directory.EnumerateFiles(TestFiles.Path("tests", "Forms", "history"), "*.xlsx"))
        {
            var copy = Path.Combine(host.Inbox, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(copy) - TimeSpan.FromMinutes(1));
        }
    }

    public async ValueTask InitializeAsync()
    {
        _quiet = await JobHistory.StartAsync();
        await new JobHistory(_quiet).AddQuietFortnightAsync();

        _busy = await JobHistory.StartAsync(s => s.AddSingleton<ICheckpoints>(_gate));
        var history = new JobHistory(_busy);
        await history.AddQuietFortnightAsync();
        var failed = TestClock.Start.AddMinutes(-4);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await history.AddAsync(
                JobNames.Maintenance,
                failed.AddSeconds(attempt * 40),
                30 + attempt,
                JobRunResult.Failed,
                error: "No space left on device : '/srv/kpi/backups/.kpi-20240617T072800Z.db.part'",
                attempt: attempt,
                retry: attempt < 3,
                log: "14:28:00 [Information] Kpi.Jobs.Maintenance.BackupService: writing the copy\n14:28:30 [Error] Quartz.Core.JobRunShell: Job DEFAULT.maintenance threw an unhandled exception\nSystem.IO.IOException: No space left on device : '/srv/kpi/backups/.kpi-20240617T072800Z.db.part'\n   at Kpi.Data.Persistence.StoreBackup.WriteAsync(String path, CancellationToken cancellationToken)\n");
        }
        await history.AddAsync(
            JobNames.Inbox, TestClock.Start.AddMinutes(-2), 1.2, JobRunResult.Succeeded, """{"files":2,"published":1,"rejected":1}""");

        var board = _busy.Services.GetRequiredService<JobBoard>();
        FailedRun = (await board.RunsAsync(new RunQuery(JobNames.Maintenance, RunKind.Failed, 0, 1), CancellationToken.None)).Runs[0].Id;
        await board.PauseAsync(JobNames.Kpi, paused: true, DashboardHost.AdminEmail, CancellationToken.None);
        DropHistory(_busy);
        RunningRun = await board.RunNowAsync(JobNames.Inbox, DashboardHost.AdminEmail, CancellationToken.None);
        while (await board.FindAsync(RunningRun, CancellationToken.None) is not { Progress: > 0 }) await Task.Delay(50);
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Open();
        if (_quiet is not null) await _quiet.DisposeAsync();
        if (_busy is not null) await _busy.DisposeAsync();
    }
}
