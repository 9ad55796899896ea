using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Targets are listed and set, with the decision that set them.</summary>
public sealed class TargetApiTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private DashboardHost Host => fixture.Host;

    [Fact]
    public async Task Put_SetsAVersion_AndTheSameAgainChangesNothing()
    {
        var before = TimeProvider.System.GetUtcNow();
        var first = await PutAsync(new { indicator = "kpi.online-full-coverage", agency = "sct-ha-nam", period = "2025-Q3", value = 40, document = "KH 12/KH-SCT" }, HttpStatusCode.Created);
        Assert.Equal((1, "at-least"), (first.GetProperty("version").GetInt32(), first.Text("comparator")));
        var again = await PutAsync(new { indicator = "kpi.online-full-coverage", agency = "sct-ha-nam", period = "2025-Q3", value = 40, document = "KH 12/KH-SCT" }, HttpStatusCode.OK);
        Assert.Equal(first.Text("recordedAt"), again.Text("recordedAt"));
        var second = await PutAsync(new { indicator = "kpi.online-full-coverage", agency = "sct-ha-nam", period = "2025-Q3", value = 45, document = "QĐ 3/QĐ-UBND" }, HttpStatusCode.OK);
        Assert.Equal(2, second.GetProperty("version").GetInt32());

        var now = (await Host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&agency=sct-ha-nam&period=2025-Q3")).Items();
        Assert.Equal(45, Assert.Single(now).Number("value"));
        Assert.Empty((await Host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2025-Q3&asOf=" + Uri.EscapeDataString(before.AddMinutes(-1).ToString("O")))).Items());
        var between = DateTime.Parse(first.Text("recordedAt")!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind).AddTicks(10);
        Assert.Equal(40, Assert.Single((await Host.GetJsonAsync("targets?indicator=kpi.online-full-coverage&period=2025-Q3&asOf=" + Uri.EscapeDataString(between.ToString("O")))).Items()).Number("value"));
    }

    [Fact]
    public async Task Put_WithTrajectoryAndTolerance_GivesThemBackAndJudgesTheWay()
    {
        var set = await PutAsync(
            new
            {
                indicator = "kpi.plan-completion",
                agency = "sct-ha-nam",
                period = "2027",
                value = 100,
                document = "QĐ 9",
                documentDate = "2027-01-05",
                tolerance = 1.5,
                trajectory = new { shape = "linear-by-periods", steps = new[] { new { at = "2026-12-14", value = 0 } } },
            },
            HttpStatusCode.Created);
        Assert.Equal((1.5, "2027-01-05"), (set.Number("tolerance"), set.Text("documentDate")));
        Assert.Equal("linear-by-periods", set.GetProperty("trajectory").Text("shape"));
        Assert.Single((await Host.GetJsonAsync("targets?indicator=kpi.plan-completion&agency=sct-ha-nam")).Items(), t => t.Text("period")!.StartsWith("2027", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","value":50,"document":"x","tolerance":-1}""", "target.tolerance", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","value":50,"document":"x","trajectory":{"shape":"stepped","steps":[]}}""", "target.trajectory", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.backlog","period":"2025","value":50,"document":"x","trajectory":{"shape":"stepped","steps":[{"at":"2024-12-14","value":5}]}}""", "target.trajectory", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.online-full-coverage","period":"2025-Q3","value":101,"document":"x"}""", "target.percent", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.online-full-coverage","period":"2025-Q3","value":50}""", "target.document", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.online-full-coverage","period":"2025-Q3","document":"x"}""", "target.value", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.online-full-coverage","period":"2025-Q9","value":50,"document":"x"}""", "period.unknown", HttpStatusCode.BadRequest)]
    [InlineData("""{"indicator":"kpi.no-such","period":"2025-Q3","value":50,"document":"x"}""", "indicator.unknown", HttpStatusCode.NotFound)]
    [InlineData("""{"indicator":"kpi.online-full-coverage","agency":"no","period":"2025-Q3","value":50,"document":"x"}""", "agency.unknown", HttpStatusCode.NotFound)]
    public async Task Put_WhatIsNoTarget_IsRefusedWithItsCode(string body, string code, HttpStatusCode status) =>
        Assert.Equal(code, (await PutAsync(JsonDocument.Parse(body).RootElement, status)).Text("code"));

    [Fact]
    public async Task List_WithoutSamples_HoldsOnlyWhatDecisionsSet() =>
        Assert.All((await Host.GetJsonAsync("targets")).Items(), t => Assert.False(t.GetProperty("illustrative").GetBoolean()));

    private async Task<JsonElement> PutAsync(object body, HttpStatusCode expected)
    {
        using var client = Host.Client();
        using var response = await client.PutAsJsonAsync(new Uri("/api/v1/targets", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
