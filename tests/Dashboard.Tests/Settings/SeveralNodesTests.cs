using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Settings;

/// <summary>The program on PostgreSQL, alone and as two nodes.</summary>
public sealed class SeveralNodesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Samples_OnPostgres_GiveTheSameFigures()
    {
        await OnPostgresAsync(async connection =>
        {
            await using var host = await DashboardHost.StartAsync(null, [.. connection, "--Kpi:Samples=true"]);
            await SampleHost.PublishedAsync(host, 11);
            var series = await host.GetJsonAsync("series?indicator=kpi.online-full-coverage&agency=sct-ha-nam&from=2024-H1");
            var point = series.GetProperty("points").EnumerateArray().Single();
            Assert.Equal((26d, 127d, 35d), (point.Number("numerator"), point.Number("denominator"), point.Number("target")));
        });
    }

    [Fact]
    public async Task TwoNodes_OnePublishes_TheOtherHearsOfItAndRunsNoJobsItself()
    {
        await OnPostgresAsync(async connection =>
        {
            await using var jobs = await DashboardHost.StartAsync(null, [.. connection, "--Kpi:Role=jobs"]);
            await using var web = await DashboardHost.StartAsync(null, [.. connection, "--Kpi:Role=web"]);
            var heard = new TaskCompletionSource<Publication>();
            using var subscription = web.Services.GetRequiredService<ChangeFeed>().Subscribe(p => heard.TrySetResult(p));

            // Dropped into the inbox of the node that runs jobs; asked for on the node that shows pages.
            File.Copy(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"), Path.Combine(jobs.Inbox, "form.xlsx"));
            await web.PostAsync("jobs/inbox/run", null, System.Net.HttpStatusCode.Accepted);

            // A run that meets the file while it is still copied leaves it to the next, a minute later: what is held here is that the other node hears of it at all.
            if (await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(90), Cancel)) != heard.Task) Assert.Fail($"Nothing was heard. Runs: {await web.GetJsonAsync("jobs/runs")}");
            Assert.Equal(26, (await web.GetJsonAsync("observations?indicator=cchc.7.1.1")).Items().Single().Number("value"));
            Assert.False(Directory.Exists(Path.Combine(web.Inbox, "done")));
        });
    }

    [Fact]
    public async Task TwoNodes_RunAskedForOnTheOneThatShowsPages_IsSeenAndHeardOfThere()
    {
        await OnPostgresAsync(async connection =>
        {
            await using var jobs = await DashboardHost.StartAsync(null, [.. connection, "--Kpi:Role=jobs"]);
            await using var web = await DashboardHost.StartAsync(null, [.. connection, "--Kpi:Role=web"]);
            var heard = new TaskCompletionSource();
            using var subscription = web.Services.GetRequiredService<JobFeed>().Subscribe(job =>
            {
                if (job == JobNames.Kpi) heard.TrySetResult();
            });
            var run = (await web.PostAsync("jobs/kpi/run", null, System.Net.HttpStatusCode.Accepted)).Text("run");
            for (var tries = 0; (await web.GetJsonAsync($"jobs/runs/{run}")).Text("state") != "succeeded"; tries++)
            {
                Assert.True(tries < 300, "The run never ended.");
                await Task.Delay(100, Cancel);
            }
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            using var client = web.Client();
            var page = await client.GetStringAsync(new Uri($"/jobs/runs/{run}", UriKind.Relative), Cancel);
            Assert.Contains("Tính lại chỉ tiêu: xong", page, StringComparison.Ordinal);
            Assert.Contains("Quét hộp tệp đến", await client.GetStringAsync(new Uri("/jobs", UriKind.Relative), Cancel), StringComparison.Ordinal);
        });
    }

    private static async Task OnPostgresAsync(Func<string[], Task> test)
    {
        Assert.SkipWhen(TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        var (options, remove) = await TestStore.EmptyAsync(StoreProvider.Postgres);
        try
        {
            await test(["--Kpi:Database:Provider=postgres", $"--Kpi:Database:ConnectionString={options.ConnectionString}"]);
        }
        finally
        {
            await remove();
        }
    }
}
