using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Tests.Api;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>A rate of which the catalogue says that more is better, judged by a range: nothing calls it better beside a target that it missed by too much.</summary>
public sealed class RangeVerdictTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Rate = "kpi.online-full-coverage";

    private DashboardHost Host => fixture.Host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2031, 80, 180, "missed", false, "worse", "vb-worse")]
    [InlineData(2041, 180, 80, "met", true, "better", "vb-better")]
    [InlineData(2051, 50, 90, "met", null, "neither better nor worse", "vb-neutral")]
    public async Task Verdict_OfTwoPeriods_IsOneEverywhere(int year, double before, double after, string status, bool? better, string word, string shape)
    {
        var (a, b) = ($"{year}-H1", $"{year + 1}-H1");
        await Host.PublishAsync(a, ("cchc.7.1", 200), ("cchc.7.1.1", before));
        await Host.PublishAsync(b, ("cchc.7.1", 210), ("cchc.7.1.1", after * 210 / 200));
        using var client = Host.Client();
        using var set = await client.PutAsJsonAsync(new Uri("/api/v1/targets", UriKind.Relative), new { indicator = Rate, agency = "sct-ha-nam", period = b, comparator = "between", value = 20, high = 50, document = "QĐ 7" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, set.StatusCode);

        var compared = (await Host.GetJsonAsync($"compare?agency=sct-ha-nam&a={a}&b={b}")).Items().Single(r => r.Text("indicator") == Rate);
        Assert.Equal((status, better), (compared.Text("status"), Flag(compared)));
        var analysis = await Host.GetJsonAsync($"indicators/{Rate}/analysis?agency=sct-ha-nam&period={b}");
        foreach (var against in new[] { "previous", "year-before" })
        {
            Assert.Equal(better, Flag(analysis.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == against)));
        }

        await using var scope = Host.Services.CreateAsyncScope();
        var view = (await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read(null, a, b, null, null) with { Each = Rate }, Cancel))!;
        Assert.Equal(better, view.Rows.Single(r => r.Indicator.Key == Rate).Comparison.Better);
        Assert.Equal(better, Assert.Single(view.Each!.Panels).Changes[0].Better);
        var tiles = (await scope.ServiceProvider.GetRequiredService<OverviewReader>().ReadAsync(new OverviewQuery(b, null, null, null), new ClaimsPrincipal(), Cancel))!.All;
        Assert.Equal(better, tiles.Single(t => t.Indicator.Key == Rate).YearBefore.Better);

        var row = Assert.Single((await client.GetStringAsync(new Uri($"/compare.csv?a={a}&b={b}&lang=en", UriKind.Relative), Cancel)).Split("\r\n"), r => r.Contains(Rate, StringComparison.Ordinal));
        Assert.Contains($",{word},", row, StringComparison.Ordinal);

        // Of the four steps from one numerator to the other, the one that the rate made.
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/compare?a={a}&b={b}&why={Rate}&lang=en", UriKind.Relative), Cancel));
        var drawing = page[page.IndexOf("wf-before", StringComparison.Ordinal)..];
        Assert.StartsWith($"<rect class=\"{shape}\"", drawing[drawing.IndexOf("<rect", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static bool? Flag(System.Text.Json.JsonElement item) =>
        item.GetProperty("better").ValueKind == System.Text.Json.JsonValueKind.Null ? null : item.GetProperty("better").GetBoolean();
}
