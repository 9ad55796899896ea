using System.Net;
using System.Text.Json;
using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Events on series are read by everybody, written by approvers, and never deleted.</summary>
public sealed class EventApiTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private DashboardHost Host => fixture.Host;

    [Fact]
    public async Task Event_AddedAndWithdrawn_IsListedAsItStood()
    {
        var added = await Host.PostAsync("events", new { indicator = "cchc.3.3.received", agency = "sct-ha-nam", kind = "rebase", period = "quý III/2024", text = "Bộ phận một cửa mới" }, HttpStatusCode.Created);
        Assert.Equal(("rebase", "2024-09-14", "2024-Q3", "sct-ha-nam"), (added.Text("kind"), added.Text("date"), added.Text("period"), added.Text("agency")));
        var general = await Host.PostAsync("events", new { indicator = "cchc.3.3.received", kind = "break", date = "2024-01-31", text = "Cách đếm mới" }, HttpStatusCode.Created);
        Assert.Equal((null, null), (general.Text("period"), general.Text("agency")));
        Assert.Equal(["break", "rebase"], (await Host.GetJsonAsync("events?indicator=cchc.3.3.received&agency=sct-ha-nam")).Items().Select(e => e.Text("kind")));

        var id = added.GetProperty("id").GetInt32();
        var withdrawn = await Host.PostAsync($"events/{id}/withdraw", new { comment = "Nhầm kỳ" });
        Assert.Equal("Nhầm kỳ", withdrawn.Text("withdrawnBecause"));
        Assert.Equal("break", Assert.Single((await Host.GetJsonAsync("events?indicator=cchc.3.3.received")).Items()).Text("kind"));
        Assert.Equal(2, (await Host.GetJsonAsync("events?indicator=cchc.3.3.received&withdrawn=true")).Items().Count);
        Assert.Equal("rebase", (await Host.GetJsonAsync("events?indicator=cchc.3.3.received&asOf=" + Uri.EscapeDataString(general.Text("recordedAt")!))).Items()[^1].Text("kind"));
    }

    [Fact]
    public async Task Break_BetweenTwoPeriods_HoldsTheComparisonBackEverywhereUntilItIsWithdrawn()
    {
        await Host.PublishAsync("2060-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 80));
        await Host.PublishAsync("2061-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90));
        Assert.Equal(new(null, 10, "break-free", true), await HeldAsync());
        var broken = await Host.PostAsync("events", new { indicator = "cchc.3.3.resolved", agency = "sct-ha-nam", kind = "break", date = "2060-12-01", text = "Cách đếm mới" }, HttpStatusCode.Created);

        // The rate is calculated from what changed its meaning.
        Assert.Equal(new("break", null, "giữa hai kỳ, cách tính của chỉ tiêu đã thay đổi", false), await HeldAsync());
        await Host.PostAsync($"events/{broken.GetProperty("id").GetInt32()}/withdraw", new { comment = "Nhầm" });
        Assert.Equal(new(null, 10, "break-free", true), await HeldAsync());

        async Task<Held> HeldAsync()
        {
            var row = (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2060-H1&b=2061-H1")).Items().Single(r => r.Text("indicator") == "kpi.resolution-rate");
            var answer = await Host.GetJsonAsync("indicators/kpi.resolution-rate/analysis?agency=sct-ha-nam&period=2061-H1&lang=vi");
            var year = answer.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "year-before");
            Assert.Equal((row.Text("refusal"), row.Number("change")), (year.Text("refusal"), year.Number("change")));
            const string why = "giữa hai kỳ, cách tính của chỉ tiêu đã thay đổi";
            var said = answer.Text("sentence")!.Contains(why, StringComparison.Ordinal);
            using var client = Host.Client();
            async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Replace('\u00a0', ' ');
            var compare = await PageAsync("/compare?a=2060-H1&b=2061-H1&lang=vi");
            Assert.Equal(said, compare.Contains(why, StringComparison.Ordinal));
            var page = await PageAsync("/indicators/kpi.resolution-rate?period=2061-H1&lang=vi");
            Assert.Equal(said, page.Contains(why, StringComparison.Ordinal));
            var overview = await PageAsync("/?period=2061-H1&lang=vi");
            Assert.Equal(said, overview.Contains(why, StringComparison.Ordinal));
            return new Held(row.Text("refusal"), row.Number("change"), said ? why : "break-free", answer.Text("sentence")!.Contains("So với 6 tháng 2060", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"indicator":"cchc.3.3.received","kind":"end","date":"2024-01-31","text":"x"}""", "event.kind", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"cchc.3.3.received","kind":"note","date":"yesterday","text":"x"}""", "event.moment", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"cchc.3.3.received","kind":"note","text":"x"}""", "event.moment", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"cchc.3.3.received","kind":"note","date":"2024-01-31","text":" "}""", "event.text", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"cchc.9.9","kind":"note","date":"2024-01-31","text":"x"}""", "indicator.unknown", HttpStatusCode.NotFound)]
    [InlineData("""{"indicator":"cchc.3.3.received","agency":"no","kind":"note","date":"2024-01-31","text":"x"}""", "agency.unknown", HttpStatusCode.NotFound)]
    [InlineData("""{"kind":"note","date":"2024-01-31","text":"x"}""", "indicator.needed", HttpStatusCode.BadRequest)]
    public async Task Event_WhatIsNone_IsRefusedWithItsCode(string body, string code, HttpStatusCode status) =>
        Assert.Equal(code, (await Host.PostAsync("events", JsonDocument.Parse(body).RootElement, status)).Text("code"));

    [Fact]
    public async Task Withdraw_NoSuchEvent_IsSaid() => Assert.Equal("event.unknown", (await Host.PostAsync("events/999/withdraw", new { comment = "x" }, HttpStatusCode.NotFound)).Text("code"));

    [Fact]
    public async Task Event_ByAContributor_IsReadNotWritten()
    {
        const string token = "contributor-of-events";
        await Host.Services.GetRequiredService<ApiTokenStore>().EnsureAsync(token, "clerk", [Roles.Viewer, Roles.Contributor], TestContext.Current.CancellationToken);
        await Host.GetJsonAsync("events", token: token);
        await Host.PostAsync("events", new { indicator = "cchc.3.3.received", kind = "note", date = "2024-01-31", text = "x" }, HttpStatusCode.Forbidden, token);
    }

    private sealed record Held(string? Refusal, double? Change, string Why, bool Compared);
}
