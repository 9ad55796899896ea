using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>What waits for somebody, by role and over every agency they act for.</summary>
public sealed class TodoTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await JobHistory.StartAsync();
        await _host.AddAgencyAsync("so-noi-vu", "Sở Nội vụ");
        await _host.AddAgencyAsync("chi-cuc", "Chi cục Văn thư", "so-noi-vu");
        await _host.AddAgencyAsync("so-y-te", "Sở Y tế");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Forms_OfEveryAgencyOfTheScope_WaitForWhoDecidesOrAnswers()
    {
        await HandInAsync("noi-vu.xlsx", "so-noi-vu", SubmissionState.Submitted);
        await HandInAsync("chi-cuc.xlsx", "chi-cuc", SubmissionState.Checked);
        await HandInAsync("y-te.xlsx", "so-y-te", SubmissionState.Submitted);
        await HandInAsync("mine.xlsx", null, SubmissionState.Checked, "me");
        await HandInAsync("theirs.xlsx", null, SubmissionState.Checked, "they");
        Assert.Equal(["noi-vu.xlsx", "y-te.xlsx"], await NamesAsync(null, Roles.Approver));
        Assert.Equal(["noi-vu.xlsx"], await NamesAsync("so-noi-vu", Roles.Approver));
        Assert.Equal(["chi-cuc.xlsx", "mine.xlsx"], await NamesAsync("so-noi-vu", Roles.Contributor));
        Assert.Equal(["chi-cuc.xlsx", "mine.xlsx", "noi-vu.xlsx"], await NamesAsync("so-noi-vu", Roles.Contributor, Roles.Approver));
        Assert.Equal(["chi-cuc.xlsx", "mine.xlsx", "theirs.xlsx"], await NamesAsync(null, Roles.Contributor));
        Assert.Empty(await NamesAsync(null, Roles.Viewer));
    }

    [Fact]
    public async Task Forms_OlderThanManyLaterOnes_StillWait_AndTheListSaysWhereTheRestIs()
    {
        await HandInAsync("first.xlsx", "so-y-te", SubmissionState.Submitted);
        for (var i = 0; i < 60; i++) await HandInAsync($"withdrawn-{i}.xlsx", "so-y-te", SubmissionState.Withdrawn);
        Assert.Equal(["first.xlsx"], await NamesAsync(null, Roles.Approver));
        for (var i = 0; i < TodoReader.Shown; i++) await HandInAsync($"later-{i}.xlsx", "so-y-te", SubmissionState.Submitted);
        var todo = await ReadAsync(null, Roles.Approver);
        Assert.Equal((TodoReader.Shown, "/review"), (todo.Items.Count, todo.More));
    }

    [Fact]
    public async Task Drafts_NotIssued_WaitForThePlannerOfTheirAgency()
    {
        var catalogue = await _host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var agency = (await _host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == "so-y-te");
        var plans = _host.Services.GetRequiredService<TargetPlanStore>();
        var row = new TargetPlanRow(catalogue.Find("kpi.backlog")!.Id, catalogue.Calendars[0].Find("2025-H1")!, TargetComparator.AtMost, 5, null, null, null, null, null);
        var plan = await plans.PutAsync(agency.Id, 2025, [row], "planner", Cancel);
        var item = Assert.Single((await ReadAsync("so-y-te", Roles.Planner)).Items);
        Assert.Equal((TodoKind.Issue, "/targets?agency=so-y-te&year=2025", "so-y-te", 1), (item.Kind, item.Href, item.Agency!.Key, item.Count));
        Assert.Empty((await ReadAsync("so-noi-vu", Roles.Planner)).Items);
        Assert.Empty((await ReadAsync("so-y-te", Roles.Contributor)).Items);
        await plans.DiscardAsync(plan.Id, plan.Version, "planner", Cancel);
        Assert.Empty((await ReadAsync("so-y-te", Roles.Planner)).Items);
    }

    [Fact]
    public async Task Jobs_WhoseLastRunFailed_WaitForAnAdministrator()
    {
        var history = new JobHistory(_host);
        await history.AddAsync(JobNames.Maintenance, TestClock.Start.AddHours(-30), 1, JobRunResult.Failed, error: "disk full");
        await history.AddAsync(JobNames.Maintenance, TestClock.Start.AddHours(-6), 1, JobRunResult.Succeeded);
        await history.AddAsync(JobNames.Kpi, TestClock.Start.AddHours(-5), 1, JobRunResult.Failed, error: "no connection");
        await history.AddAsync(JobNames.Inbox, TestClock.Start.AddHours(-4), 1, JobRunResult.Failed, error: "tried again", retry: true);
        var item = Assert.Single((await ReadAsync(null, Roles.Administrator)).Items);
        Assert.Equal((TodoKind.Repair, JobNames.Kpi), (item.Kind, item.Name));
        Assert.StartsWith("/jobs/runs/", item.Href, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(null, Roles.Approver, Roles.Contributor, Roles.Planner)).Items);
    }

    private async Task<IEnumerable<string>> NamesAsync(string? scope, params string[] roles) => (await ReadAsync(scope, roles)).Items.Select(i => i.Name).Order(StringComparer.Ordinal);

    private async Task<Todo> ReadAsync(string? scope, params string[] roles)
    {
        var claims = roles.Select(r => new Claim(ClaimTypes.Role, r)).Append(new Claim(ClaimTypes.Name, "me"));
        if (scope is not null) claims = claims.Append(new Claim("kpi-agency", scope));
        await using var services = _host.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<TodoReader>().ReadAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), Cancel);
    }

    private async Task HandInAsync(string file, string? agency, SubmissionState state, string by = "clerk")
    {
        var catalogue = await _host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var who = agency is null ? null : (await _host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == agency);
        var bytes = Encoding.UTF8.GetBytes(file);
        await _host.Services.GetRequiredService<SubmissionStore>().ReceiveAsync(
            new NewSubmission(file, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), "xlsx", "cchc-pl1", who?.Id, catalogue.Calendars[0].Find("2024-H1"), null, null, state, false, "{}", null, by), Cancel);
    }
}
