using System.Net;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Agencies;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>What has judged published periods is not changed by a form that says neither from when nor that it was wrong.</summary>
public sealed partial class TargetFormTests : IAsyncLifetime
{
    private DashboardHost _host = null!;
    private HttpClient _client = null!;
    private string _token = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        var (name, value) = await _host.SignInAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _host.Address };
        _client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Target_ThatHasJudged_IsChangedFromADayOrAsACorrection()
    {
        await _host.PublishAsync("2048-H1", ("cchc.7.1", 100), ("cchc.7.1.1", 40));
        var page = await _client.GetStringAsync(new Uri("/targets?year=2048&edit=kpi.online-full-coverage%402048-H1&agency=sct-ha-nam", UriKind.Relative), Cancel);
        Assert.Contains("name=\"correction\"", page, StringComparison.Ordinal);
        _token = Token().Match(page).Groups["token"].Value;

        Assert.Equal("set", await OneAsync(50));
        Assert.Equal("rewrites", await OneAsync(30));
        Assert.Equal(50, await ValueAsync());
        Assert.Equal("unchanged", await OneAsync(50));
        Assert.Equal("set", await OneAsync(30, ("validFrom", "2048-09-01")));
        Assert.Equal("set", await OneAsync(35, ("correction", "on")));
        Assert.Equal(35, await ValueAsync());

        // A draft judges nothing; issuing it does.
        Assert.Equal("drafted", await OneAsync(36, ("do", "draft")));
        Assert.Equal("rewrites", await IssueAsync());
        Assert.Equal(35, await ValueAsync());
        Assert.Equal("issued", await IssueAsync(("correction", "on")));
        Assert.Equal(36, await ValueAsync());
    }

    [Fact]
    public async Task Target_OfARange_TakesTwoBoundsAndNoPath()
    {
        var page = await _client.GetStringAsync(new Uri("/targets?year=2048&edit=kpi.online-full-coverage%402048-H1&agency=sct-ha-nam", UriKind.Relative), Cancel);
        Assert.Contains("value=\"between\"", page, StringComparison.Ordinal);
        _token = Token().Match(page).Groups["token"].Value;

        Assert.Equal("wrong-range", await OneAsync(40, ("comparator", "between")));
        Assert.Equal("wrong-range", await OneAsync(40, ("comparator", "between"), ("high", "40")));
        Assert.Equal("wrong-range", await OneAsync(40, ("comparator", "between"), ("high", "101")));
        Assert.Equal("range-path", await OneAsync(40, ("comparator", "between"), ("high", "60"), ("shape", "stepped"), ("baseline", "10"), ("baselineAt", "2047-12-14")));
        Assert.Empty((await _host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2048-H1")).Items());

        Assert.Equal("drafted", await OneAsync(40, ("comparator", "between"), ("high", "60,5"), ("do", "draft")));
        Assert.Equal("issued", await IssueAsync());
        var range = Assert.Single((await _host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2048-H1")).Items());
        Assert.Equal(("between", 40d, 60.5), (range.Text("comparator"), range.Number("value"), range.Number("high")));
        Assert.Equal("unchanged", await OneAsync(40, ("comparator", "between"), ("high", "60,5"), ("document", "QĐ 2"), ("documentDate", "2048-10-05")));

        // The second field is sent with every side, and only a range has two bounds.
        Assert.Equal("set", await OneAsync(40, ("high", "60,5")));
        var least = Assert.Single((await _host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2048-H1")).Items());
        Assert.Equal(("at-least", 40d, null), (least.Text("comparator"), least.Number("value"), least.Number("high")));
    }

    private Task<string> OneAsync(double value, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["edit"] = "kpi.online-full-coverage@2048-H1",
            ["comparator"] = "at-least",
            ["value"] = value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["document"] = "QĐ 1",
            ["documentDate"] = "2048-01-05",
            ["do"] = "set",
        };
        foreach (var (name, given) in more) fields[name] = given;
        return PostAsync("one", fields);
    }

    private async Task<string> IssueAsync(params (string Name, string Value)[] more)
    {
        var agency = (await _host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single();
        var plan = (await _host.Services.GetRequiredService<TargetPlanStore>().FindAsync(agency.Id, 2048, Cancel))!;
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["plan"] = plan.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["version"] = plan.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["document"] = "QĐ 2",
            ["documentDate"] = "2048-10-05",
            ["do"] = "issue",
        };
        foreach (var (name, given) in more) fields[name] = given;
        return await PostAsync("plan", fields);
    }

    private async Task<string> PostAsync(string action, Dictionary<string, string> fields)
    {
        (fields["agency"], fields["year"], fields["__RequestVerificationToken"]) = ("sct-ha-nam", "2048", _token);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri($"/targets/{action}", UriKind.Relative), form, Cancel);

        // What is refused goes on to the page with all that was typed.
        Assert.Equal(Refused().IsMatch(answer.Headers.Location!.ToString()) ? HttpStatusCode.TemporaryRedirect : HttpStatusCode.Redirect, answer.StatusCode);
        return Notice().Match(answer.Headers.Location!.ToString()).Groups["notice"].Value;
    }

    private async Task<double?> ValueAsync() => Assert.Single((await _host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2048-H1")).Items()).Number("value");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("notice=(rewrites|no-decision|range-path|wrong-)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex("notice=(?<notice>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Notice();
}
