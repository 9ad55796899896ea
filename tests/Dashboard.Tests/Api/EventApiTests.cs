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
}
