using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>Whoever acts for one agency sets no targets and records no events for another, nor for all at once: by the API, by a page, by a draft's number.</summary>
public sealed partial class OtherAgencyTests : IAsyncLifetime
{
    private const string Own = "so-noi-vu";
    private const string Other = "sct-ha-nam";
    private DashboardHost _host = null!;
    private HttpClient _client = null!;
    private string _token = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        await _host.AddAgencyAsync(Own, "Sở Nội vụ");
        var (_, token) = await _host.Services.GetRequiredService<ApiTokenStore>().CreateAsync("own", [Roles.Viewer, Roles.Planner, Roles.Approver], Own, null, "test", Cancel);
        _token = token!;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _host.Address };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _token);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [InlineData(Own, HttpStatusCode.Created)]
    [InlineData(Other, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Api_OfTargetsAndEvents_IsForTheirOwnAgency(string? agency, HttpStatusCode status)
    {
        var (target, said) = await SendAsync(HttpMethod.Put, "targets", new { indicator = "kpi.online-full-coverage", agency, period = "2049", value = 40, document = "QĐ 1" });
        Assert.Equal(status, target);
        if (status == HttpStatusCode.Forbidden) Assert.Equal("agency.other", said.Text("code"));
        (var happened, said) = await SendAsync(HttpMethod.Post, "events", new { indicator = "cchc.3.3.received", agency, kind = "break", date = "2049-01-31", text = "x" });
        Assert.Equal(status, happened);
        if (status == HttpStatusCode.Forbidden) Assert.Equal("agency.other", said.Text("code"));
        Assert.Equal(status == HttpStatusCode.Created ? 1 : 0, (await _host.GetJsonAsync("events?indicator=cchc.3.3.received")).Items().Count);
    }

    [Theory]
    [InlineData(Own, HttpStatusCode.OK)]
    [InlineData(Other, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Event_OfAnother_IsNotWithdrawn(string? agency, HttpStatusCode status)
    {
        var id = (await _host.PostAsync("events", new { indicator = "cchc.3.3.received", agency, kind = "note", date = "2049-01-31", text = "x" }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        Assert.Equal(status, (await SendAsync(HttpMethod.Post, $"events/{id}/withdraw", new { comment = "y" })).Status);
        Assert.Equal(status == HttpStatusCode.OK ? 0 : 1, (await _host.GetJsonAsync("events?indicator=cchc.3.3.received")).Items().Count);
    }

    [Fact]
    public async Task Pages_OfAnotherAgency_HaveNoForms_AndTakeNone()
    {
        var targets = await PageAsync($"/targets?year=2049&edit=kpi.online-full-coverage%402049&agency={Own}");
        Assert.Contains("action=\"/targets/one\"", targets, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/targets/", await PageAsync($"/targets?year=2049&edit=kpi.online-full-coverage%402049&agency={Other}"), StringComparison.Ordinal);
        var token = Token().Match(targets).Groups["token"].Value;
        Dictionary<string, string> Target(string agency) => new(StringComparer.Ordinal)
        {
            ["agency"] = agency,
            ["year"] = "2049",
            ["edit"] = "kpi.online-full-coverage@2049",
            ["comparator"] = "at-least",
            ["value"] = "40",
            ["document"] = "QĐ 1",
            ["documentDate"] = "2049-01-05",
            ["do"] = "set",
        };
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("/targets/one", token, Target(Other)));
        Assert.Empty((await _host.GetJsonAsync("targets?period=2049")).Items());
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("/targets/one", token, Target(Own)));
        Assert.Single((await _host.GetJsonAsync("targets?period=2049")).Items());

        // Another agency's draft, by its number under the name of the own one.
        var other = (await _host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == Other);
        var plans = _host.Services.GetRequiredService<TargetPlanStore>();
        var catalogue = await _host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var year = catalogue.CalendarOf(catalogue.Form("cchc-pl1")!).Find("2049")!;
        var plan = await plans.PutAsync(other.Id, 2049, [new TargetPlanRow(catalogue.Find("kpi.online-full-coverage")!.Id, year, TargetComparator.AtLeast, 50, null, null, null, null, null)], "planner", Cancel);
        foreach (var action in new[] { "issue", "discard" })
        {
            var number = plan.Id.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(
                HttpStatusCode.Redirect,
                await PostAsync("/targets/plan", token, new(StringComparer.Ordinal) { ["agency"] = Own, ["plan"] = number, ["version"] = plan.Version.ToString(CultureInfo.InvariantCulture), ["document"] = "QĐ 2", ["documentDate"] = "2049-01-05", ["do"] = action }));
            Assert.Equal(plan.Version, (await plans.FindAsync(plan.Id, Cancel))?.Version);
        }

        foreach (var agency in new[] { Own, Other }) await _host.PublishForAsync(agency, "2048-H1", ("cchc.3.3.received", 100));
        const string Page = "/indicators/cchc.3.3.received";
        Assert.Contains($"action=\"{Page}/events\"", await PageAsync($"{Page}?agency={Own}"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"everyone\"", await PageAsync($"{Page}?agency={Own}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{Page}/events\"", await PageAsync($"{Page}?agency={Other}"), StringComparison.Ordinal);
        Dictionary<string, string> Event(string agency) => new(StringComparer.Ordinal) { ["agency"] = agency, ["kind"] = "note", ["when"] = "31/1/2049", ["text"] = "x" };
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync($"{Page}/events", token, Event(Other)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync($"{Page}/events", token, new(Event(Own), StringComparer.Ordinal) { ["everyone"] = "on" }));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync($"{Page}/events", token, Event(Own)));
        Assert.Single((await _host.GetJsonAsync("events?indicator=cchc.3.3.received")).Items());
    }

    private Task<string> PageAsync(string address) => _client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);

    private async Task<HttpStatusCode> PostAsync(string address, string token, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = token;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(address, UriKind.Relative), form, Cancel);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, JsonElement Said)> SendAsync(HttpMethod method, string path, object body)
    {
        using var client = _host.Client(_token);
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.Clone());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
