using Kpi.Data.Persistence;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;
using Quartz;

namespace Kpi.Jobs.Tests.Scheduling;

/// <summary>Runs as the board shows them, on a real scheduler and its store.</summary>
public sealed class JobBoardTests : IAsyncLifetime
{
    private const string Person = "quan.tri@example.org";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"kpi-jobs-{Guid.NewGuid():N}");
    private TestStore? _store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestStore Store => _store ?? throw new InvalidOperationException("There is no store.");

    public async ValueTask InitializeAsync() => _store = await TestStore.CreateAsync(StoreProvider.Sqlite);

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Find_WhileManyRunsWaitAndEnd_KnowsEachAtEveryLook()
    {
        await using var node = Node();
        await node.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add(await node.Board.RunNowAsync(JobNames.All[i % 2], Person, Cancel));
        await Task.WhenAll(ids.Select(id => node.SeeAsync(id, r => r.State == JobRunState.Succeeded)));
        foreach (var id in ids)
        {
            var run = await node.SeeAsync(id, _ => true);
            Assert.Equal((JobRunCause.Asked, Person, false), (run.Cause, run.By, run.Recovered));
        }
    }

    [Fact]
    public async Task Find_RunCutOff_IsInterruptedThenMadeUpForUnderItsOwnId()
    {
        await using var first = Node();
        first.StandStillAtTheNextFile();
        first.Drop();
        await first.StartAsync();
        var id = await first.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        await first.StandsStillAsync();
        Assert.Equal(JobRunState.Running, (await first.SeeAsync(id, _ => true)).State);
        await first.DieAsync();

        // Another process, its web server already answering, its scheduler not yet there.
        await using var second = Node();
        Assert.Equal(JobRunState.Interrupted, (await second.SeeAsync(id, _ => true)).State);
        Assert.False(await second.Board.CancelAsync(id, Person, Cancel));
        File.Delete(Path.Combine(second.Inbox, "form.xlsx"));
        second.Drop("again.xlsx");
        await second.StartAsync();
        var ended = await second.SeeAsync(id, r => r.State == JobRunState.Succeeded);
        Assert.Equal((true, JobRunCause.Asked, Person, 1d), (ended.Recovered, ended.Cause, ended.By, ended.Facts["published"]));
        Assert.Contains("again.xlsx: Published", ended.Log, StringComparison.Ordinal);
        Assert.Single((await PageAsync(second, RunKind.All)).Runs, r => r.Id == id);
    }

    [Fact]
    public async Task Find_RunCutOffTwice_IsStillFound()
    {
        var dead = new List<SchedulerNode>();
        try
        {
            var id = "";
            for (var times = 0; times < 2; times++)
            {
                var node = Node();
                dead.Add(node);
                node.StandStillAtTheNextFile();
                node.Drop($"form-{times}.xlsx");
                await node.StartAsync();
                if (times == 0) id = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
                await node.StandsStillAsync();
                await node.SeeAsync(id, r => r.State == JobRunState.Running && r.Recovered == (times > 0));
                await node.DieAsync();
            }
            await using var last = Node();
            foreach (var file in Directory.GetFiles(last.Inbox)) File.Delete(file);
            await last.StartAsync();
            Assert.True((await last.SeeAsync(id, r => r.State == JobRunState.Succeeded)).Recovered);
        }
        finally
        {
            foreach (var node in dead) await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Find_RunThatFails_WaitsForItsNextTryAndKeepsItsId()
    {
        await using var node = Node();
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(node.Inbox, "a file where the folder should be", Cancel);
        await node.StartAsync();
        var id = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        var waiting = await node.SeeAsync(id, r => r.Attempt == 1);
        Assert.Equal(JobRunState.Waiting, waiting.State);
        Assert.Equal(Store.Clock.GetUtcNow().UtcDateTime.AddSeconds(10), waiting.DueAt);

        // The first try is a run of its own in the list, with an id of its own that leads to it.
        var failed = Assert.Single((await PageAsync(node, RunKind.Failed)).Runs);
        Assert.True(failed.RetryScheduled);
        Assert.NotEqual(id, failed.Id);
        var found = await node.Board.FindAsync(failed.Id, Cancel);
        Assert.Equal((JobRunState.Failed, failed.Error), (found?.State, found?.Error));
    }

    [Fact]
    public async Task Find_LineInTheHistoryLost_IsInterruptedAsLongAsHistoryIsKept()
    {
        await using var node = Node();
        await node.StartAsync();
        var id = await node.Board.RunNowAsync(JobNames.Kpi, Person, Cancel);
        await node.SeeAsync(id, r => r.State == JobRunState.Succeeded);
        await ExecuteAsync("DELETE FROM QRTZ_EXECUTION_HISTORY");
        var lost = await node.SeeAsync(id, _ => true);
        Assert.Equal((JobRunState.Interrupted, JobNames.Kpi, Person), (lost.State, lost.Job, lost.By));
        Assert.Null(await node.Board.FindAsync(Guid.CreateVersion7(Store.Clock.GetUtcNow()).ToString("N"), Cancel));
        Assert.Null(await node.Board.FindAsync("ffffffffffff7000800000000000dead", Cancel));
        Assert.Null(await node.Board.FindAsync("no-such-run", Cancel));
        Store.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Null(await node.Board.FindAsync(id, Cancel));
    }

    [Fact]
    public async Task ScheduledRun_GoingOnAndEnded_HasOneId()
    {
        await using var node = Node();
        node.StandStillAtTheNextFile();
        node.Drop();
        await node.StartAsync();
        await FireAsync(node, JobNames.Inbox);
        await node.StandsStillAsync();
        var running = Assert.Single((await PageAsync(node, RunKind.Active)).Runs);
        Assert.Equal((JobRunState.Running, JobRunCause.Schedule), (running.State, running.Cause));
        node.GoOn();
        var ended = await node.SeeAsync(running.Id, r => r.State == JobRunState.Succeeded);
        Assert.Equal(1, ended.Facts["published"]);
        Assert.Equal(running.Id, Assert.Single((await PageAsync(node, RunKind.All)).Runs).Id);
    }

    [Fact]
    public async Task Run_WithNothingToDo_IsIdleOnlyWhenNobodyAskedForIt()
    {
        await using var node = Node();
        await node.StartAsync();
        await FireAsync(node, JobNames.Inbox);
        while ((await PageAsync(node, RunKind.All)).Runs is not [{ State: JobRunState.Succeeded }]) await Task.Delay(20, Cancel);
        Assert.Empty((await PageAsync(node, RunKind.Worked)).Runs);
        var id = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        Assert.False((await node.SeeAsync(id, r => r.State == JobRunState.Succeeded)).Idle);
        Assert.Equal(id, Assert.Single((await PageAsync(node, RunKind.Worked)).Runs).Id);
        Assert.Equal([new JobCounts(JobNames.Inbox, 2, 0, 0), new JobCounts(JobNames.Kpi, 0, 0, 0), new JobCounts(JobNames.Maintenance, 0, 0, 0)], await node.Board.CountAsync(Store.Clock.GetUtcNow().UtcDateTime, Cancel));
    }

    [Fact]
    public async Task Runs_CutIntoPages_ShowEachOnceBeginningWithThoseGoingOn()
    {
        await using var node = Node();
        await node.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await node.SeeAsync(await node.Board.RunNowAsync(JobNames.Kpi, Person, Cancel), r => r.State == JobRunState.Succeeded);
            Store.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        node.StandStillAtTheNextFile();
        node.Drop();
        var going = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        await node.StandsStillAsync();
        var behind = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        for (var size = 1; size <= 6; size++)
        {
            var all = new List<JobRun>();
            for (var (skip, more) = (0, true); more; skip += size)
            {
                (var page, more) = await node.Board.RunsAsync(new RunQuery(null, RunKind.All, skip, size), Cancel);
                Assert.InRange(page.Count, 1, size);
                all.AddRange(page);
            }
            Assert.Equal(5, all.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal([going, behind], all.Take(2).Select(r => r.Id));
            Assert.Equal([JobRunState.Running, JobRunState.Waiting, JobRunState.Succeeded, JobRunState.Succeeded, JobRunState.Succeeded], all.Select(r => r.State));
            Assert.Equal(all.Skip(2).OrderByDescending(r => r.StartedAt), all.Skip(2));
        }
        Assert.Equal(2, (await PageAsync(node, RunKind.Active)).Runs.Count);
        node.GoOn();
        await node.SeeAsync(behind, r => r.State == JobRunState.Succeeded);
    }

    [Fact]
    public async Task Cancel_RunGoingOn_EndsItAndIsWrittenDown()
    {
        await using var node = Node();
        node.StandStillAtTheNextFile();
        node.Drop();
        await node.StartAsync();
        var id = await node.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        await node.StandsStillAsync();
        Assert.True(await node.Board.CancelAsync(id, "another@example.org", Cancel));
        Assert.Equal(Person, (await node.SeeAsync(id, r => r.State == JobRunState.Cancelled)).By);
        Assert.False(await node.Board.CancelAsync(id, Person, Cancel));
        Assert.Equal([(Person, "job.run"), ("another@example.org", "job.cancel")], (await node.Audit.OfAsync(JobNames.Inbox, Cancel)).Select(a => (a.Actor, a.Action)));
        Assert.True(File.Exists(Path.Combine(node.Inbox, "form.xlsx")));
    }

    [Fact]
    public async Task Pause_OfAJob_SaysWhoAndSinceWhenUntilItGoesOn()
    {
        await using var node = Node();
        await (await node.SchedulerAsync()).Start(Cancel);
        Assert.True(await node.Board.PauseAsync(JobNames.Maintenance, paused: true, Person, Cancel));
        var job = (await node.Board.ListAsync(Cancel)).Single(j => j.Name == JobNames.Maintenance);
        Assert.Equal((true, Person, Store.Clock.GetUtcNow().UtcDateTime, null), (job.Paused, job.PausedBy, job.PausedAt, job.NextRun));
        Assert.True(await node.Board.PauseAsync(JobNames.Maintenance, paused: false, Person, Cancel));
        job = (await node.Board.ListAsync(Cancel)).Single(j => j.Name == JobNames.Maintenance);
        Assert.Equal((false, null, null), (job.Paused, job.PausedBy, job.PausedAt));
        Assert.Equal(new DateTime(2024, 6, 17, 18, 0, 0, DateTimeKind.Utc), job.NextRun);
        Assert.False(await node.Board.PauseAsync("nothing", paused: true, Person, Cancel));
    }

    [Fact]
    public async Task Cluster_NodeThatNoLongerSaysItLives_HasNoRunsGoingOn()
    {
        Assert.SkipWhen(TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        await using var jobs = new SchedulerNode(store.Options, TimeProvider.System, _folder);
        jobs.StandStillAtTheNextFile();
        jobs.Drop();
        await jobs.StartAsync();
        await using var web = new SchedulerNode(store.Options, TimeProvider.System, _folder, runs: false);
        var id = await web.Board.RunNowAsync(JobNames.Inbox, Person, Cancel);
        await jobs.StandsStillAsync();
        Assert.Equal(JobRunState.Running, (await web.SeeAsync(id, r => r.State != JobRunState.Waiting)).State);
        await using (var connection = new Npgsql.NpgsqlConnection(store.Options.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var command = new Npgsql.NpgsqlCommand("UPDATE qrtz_scheduler_state SET last_checkin_time = last_checkin_time - 600000 * 10000::bigint", connection);
            await command.ExecuteNonQueryAsync(Cancel);
        }
        Assert.Equal(JobRunState.Interrupted, (await web.SeeAsync(id, _ => true)).State);
        jobs.GoOn();
        await web.SeeAsync(id, r => r.State == JobRunState.Succeeded);
    }

    private SchedulerNode Node() => new(Store.Options, Store.Clock, _folder);

    private static Task<(IReadOnlyList<JobRun> Runs, bool More)> PageAsync(SchedulerNode node, RunKind kind) => node.Board.RunsAsync(new RunQuery(null, kind, 0, 100), Cancel);

    /// <summary>Has a job run as its schedule would.</summary>
    private async Task FireAsync(SchedulerNode node, string job) => await (await node.SchedulerAsync()).ScheduleJob(
        TriggerBuilder.Create(Store.Clock).WithIdentity("once", "test").ForJob(job).StartNow().Build(), new ScheduleJobOptions(), Cancel);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(Store.Options.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
