using System.Globalization;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Every view as it was known on a day, what has changed since, and sums over the agency tree.</summary>
public sealed class TimeTravelApiTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private DashboardHost Host => fixture.Host;

    [Fact]
    public async Task Views_AsOf_GiveWhatWasKnownAndRestatementsSayWhatChangedSince()
    {
        await Host.PublishAsync("2040-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90));
        await Host.PublishAsync("2041-H1", ("cchc.3.3.received", 110), ("cchc.3.3.resolved", 99));
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var then = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var second = await Host.PublishAsync("2041-H1", "đếm lại", null, ("cchc.3.3.received", 110, null, null), ("cchc.3.3.resolved", 104.5, null, null));

        Assert.Equal((99, 104.5), (await SeriesAsync($"&asOf={then}"), await SeriesAsync("")));
        Assert.Equal((99, 104.5), (await SeriesAsync($"&rollup=true&asOf={then}"), await SeriesAsync("&rollup=true")));
        Assert.Equal((90, 95), (await NumberAsync($"indicators/kpi.resolution-rate/analysis?agency=sct-ha-nam&period=2041-H1&asOf={then}"), await NumberAsync("indicators/kpi.resolution-rate/analysis?agency=sct-ha-nam&period=2041-H1")));
        Assert.Equal((9, 14.5), (await ChangeAsync($"&asOf={then}"), await ChangeAsync("")));

        var changed = (await Host.GetJsonAsync($"restatements?agency=sct-ha-nam&since={then}")).Items();
        Assert.Equal(["cchc.3.3.resolved", "kpi.backlog", "kpi.resolution-rate"], changed.Select(c => c.Text("indicator")).Order(StringComparer.Ordinal));
        var one = changed.Single(c => c.Text("indicator") == "cchc.3.3.resolved");
        Assert.Equal((99d, 104.5, 5.5, "2041-H1"), (one.GetProperty("before").Number("value"), one.GetProperty("after").Number("value"), one.Number("change"), one.Text("period")));
        var step = Assert.Single(one.GetProperty("steps").EnumerateArray());
        Assert.Equal((second.ToString(), "đếm lại", "approver"), (step.Text("submission"), step.Text("why"), step.Text("by")));
        Assert.Empty((await Host.GetJsonAsync("restatements?since=2100-01-01&asOf=2100-01-02")).Items());
        Assert.Single((await Host.GetJsonAsync($"restatements?since={then}&limit=1")).Items());

        async Task<double> SeriesAsync(string more) =>
            (await Host.GetJsonAsync("series?indicator=cchc.3.3.resolved&agency=sct-ha-nam&from=2041-H1&to=2041-H1" + more)).GetProperty("points")[0].Number("value")!.Value;

        async Task<double> NumberAsync(string path) => (await Host.GetJsonAsync(path)).Number("value")!.Value;

        async Task<double> ChangeAsync(string more) =>
            (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2040-H1&b=2041-H1" + more)).Items().Single(r => r.Text("indicator") == "cchc.3.3.resolved").Number("change")!.Value;
    }

    [Fact]
    public async Task RollUp_OfOneAgency_IsItsOwnSeries()
    {
        await Host.PublishAsync("2050-Q1", ("cchc.3.3.received", 40), ("cchc.3.3.resolved", 30), ("cchc.3.3.1", 97));
        foreach (var indicator in new[] { "cchc.3.3.received", "cchc.3.3.1", "kpi.resolution-rate", "kpi.throughput-per-day", "kpi.data-completeness" })
        {
            var own = (await Host.GetJsonAsync($"series?indicator={indicator}&agency=sct-ha-nam&from=2050-Q1&to=2050-Q1")).GetProperty("points")[0];
            var sum = (await Host.GetJsonAsync($"series?indicator={indicator}&agency=sct-ha-nam&from=2050-Q1&to=2050-Q1&rollup=true&predecessors=true")).GetProperty("points")[0];
            Assert.Equal(own.Number("value"), sum.Number("value"));
            Assert.Equal((1, 1, false), (sum.GetProperty("rollUp").GetProperty("reported").GetInt32(), sum.GetProperty("rollUp").GetProperty("expected").GetInt32(), sum.GetProperty("rollUp").GetProperty("provisional").GetBoolean()));
            Assert.Equal(System.Text.Json.JsonValueKind.Null, own.GetProperty("rollUp").ValueKind);
        }
    }
}
