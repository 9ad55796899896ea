using System.Net;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Pages.Jobs;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages.Jobs;

/// <summary>The jobs pages of a running program: what they read, and who may ask for what.</summary>
public sealed partial class JobsPageTests : IAsyncLifetime
{
    private const string ViewerToken = "viewer-token-0123456789";
    private DashboardHost? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    private JobBoard Board => Host.Services.GetRequiredService<JobBoard>();

    public async ValueTask InitializeAsync()
    {
        _host = await JobHistory.StartAsync();
        await Host.Services.GetRequiredService<ApiTokenStore>().EnsureAsync(ViewerToken, "viewer", [Roles.Viewer], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [Fact]
    public async Task Read_QuietFortnight_CountsTodayWhereTheAgencyIs()
    {
        await new JobHistory(Host).AddQuietFortnightAsync();
        var view = await ReadAsync(JobsQuery.Default);
        Assert.Equal(new DateOnly(2024, 6, 17), view.Today);
        Assert.Equal([17, 2, 1], view.Counts.Select(c => c.All));
        Assert.Equal(new InboxDay(2, 1, 0, 0), view.Files);
        Assert.Equal([14, 14, 14], view.Jobs.Select(j => j.Recent.Count));
        Assert.Equal(JobsReader.PageSize, view.Runs.Count);
        Assert.True(view.More);
        Assert.DoesNotContain(view.Runs, r => r.Idle);
        Assert.Contains((await ReadAsync(JobsQuery.Default with { Kind = RunKind.All })).Runs, r => r.Idle);
        var second = await ReadAsync(JobsQuery.Default with { Page = 2 });
        Assert.Equal(5, second.Runs.Count);
        Assert.False(second.More);
        Assert.Empty((await ReadAsync(JobsQuery.Default with { Kind = RunKind.Failed })).Runs);
    }

    [Fact]
    public async Task Page_OfAViewer_HasEverythingButTheButtons()
    {
        var run = await Board.RunNowAsync(JobNames.Kpi, "lan@example.org", Cancel);
        foreach (var path in new[] { "/jobs", $"/jobs/runs/{run}" })
        {
            Assert.Contains("<form class=\"act\"", await (await GetAsync("/jobs", DashboardHost.Token)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            using var page = await GetAsync(path, ViewerToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.DoesNotContain("<form class=\"act\"", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_OfAnUnknownRun_IsNotFound()
    {
        using var page = await GetAsync("/jobs/runs/nothing", DashboardHost.Token);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Action_OfAViewerOrWithoutTheForm_IsRefused()
    {
        foreach (var path in new[] { "/jobs/kpi/run", "/jobs/kpi/pause", "/jobs/kpi/resume", "/jobs/runs/1/cancel" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(path, ViewerToken)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(path, DashboardHost.Token)).StatusCode);
            Assert.Contains((await PostAsync(path, null)).StatusCode, (HttpStatusCode[])[HttpStatusCode.Found, HttpStatusCode.Unauthorized]);
        }
        Assert.Empty((await Board.RunsAsync(new RunQuery(null, RunKind.All, 0, 10), Cancel)).Runs);
    }

    [Fact]
    public async Task Action_ByTheFormOfThePage_LeadsToWhereItsOutcomeIsSeen()
    {
        var (cookie, field) = await FormAsync();
        var run = Location(await PostAsync("/jobs/kpi/run", DashboardHost.Token, cookie, field));
        Assert.Matches("^/jobs/runs/[0-9a-f]{32}$", run);
        Assert.Equal("bootstrap", (await Board.FindAsync(run[(run.LastIndexOf('/') + 1)..], Cancel))?.By);
        Assert.Equal("/jobs", Location(await PostAsync("/jobs/kpi/pause", DashboardHost.Token, cookie, field)));
        Assert.True((await Board.ListAsync(Cancel)).Single(j => j.Name == JobNames.Kpi).Paused);
        Assert.Equal("/jobs", Location(await PostAsync("/jobs/kpi/resume", DashboardHost.Token, cookie, field)));
        Assert.False((await Board.ListAsync(Cancel)).Single(j => j.Name == JobNames.Kpi).Paused);

        // What has ended cannot be stopped, what does not exist cannot be asked for.
        Assert.Equal("/jobs/runs/gone", Location(await PostAsync("/jobs/runs/gone/cancel", DashboardHost.Token, cookie, field)));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/jobs/nothing/run", DashboardHost.Token, cookie, field)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/jobs/nothing/pause", DashboardHost.Token, cookie, field)).StatusCode);
        Assert.Equal(["job.run", "job.pause", "job.resume"], (await Host.Services.GetRequiredService<AuditStore>().OfAsync(JobNames.Kpi, Cancel)).Select(a => a.Action));
    }

    [Fact]
    public async Task Api_RunCutIntoPagesOfOne_ListsEachOnce()
    {
        await new JobHistory(Host).AddQuietFortnightAsync();
        var seen = new List<string?>();
        string? page = null;
        do
        {
            var list = await Host.GetJsonAsync($"jobs/runs?job=maintenance&limit=4{(page is null ? "" : "&page=" + page)}");
            seen.AddRange(list.Items().Select(r => r.Text("id")));
            page = list.Text("next");
        }
        while (page is not null);
        Assert.Equal(14, seen.Count);
        Assert.Equal(14, seen.Distinct().Count());
        foreach (var id in seen) Assert.Equal("succeeded", (await Host.GetJsonAsync($"jobs/runs/{Uri.EscapeDataString(id!)}")).Text("state"));
    }

    private async Task<JobsView> ReadAsync(JobsQuery query)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobsReader>().ReadAsync(query, Cancel);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string token)
    {
        using var client = Host.Client(token);
        return await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? token, string? cookie = null, string? field = null)
    {
        using var client = Host.Client(token);
        using var content = new FormUrlEncodedContent(field is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", field)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Cancel);
    }

    /// <summary>What a browser has after opening the page: the cookie and the hidden field of its forms.</summary>
    private async Task<(string Cookie, string Field)> FormAsync()
    {
        using var page = await GetAsync("/jobs", DashboardHost.Token);
        var cookie = page.Headers.GetValues("Set-Cookie").Single(c => c.Contains("Antiforgery", StringComparison.Ordinal)).Split(';')[0];
        return (cookie, Field().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups["value"].Value);
    }

    private static string Location(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location?.OriginalString ?? "";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
