using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>What has judged published periods is changed from a day on, or said to be a correction; an answer names what is judged anew.</summary>
    [Fact]
    public async Task Put_OverATargetThatHasJudged_NamesWhatItRewritesAndIsRefusedWhereThatIsNotMeant()
    {
        object Half(double value, bool? correction = null, string? from = null) =>
            new { indicator = "cchc.3.1", agency = "sct-ha-nam", period = "2046-H1", comparator = ">=", value, document = "QĐ", validFrom = from, correction };

        // The first target changes no verdict, and before a report is published there is none.
        Assert.Empty(Rewritten(await PutAsync(Half(50, false), HttpStatusCode.Created)));
        Assert.Empty(Rewritten(await PutAsync(Half(51, false), HttpStatusCode.OK)));
        await Host.PublishAsync("2046-H1", ("cchc.3.1", 40));
        await Host.PublishAsync("2046-Q1", ("cchc.3.1", 20));
        var refused = await PutAsync(Half(30, false), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("target.rewrites", refused.Text("code"));
        Assert.Contains("2046-H1", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Empty(Rewritten(await PutAsync(Half(30, false, "2046-09-01"), HttpStatusCode.OK)));
        Assert.Equal(["2046-H1"], Rewritten(await PutAsync(Half(35, true), HttpStatusCode.OK)));
        Assert.Equal(["2046-H1"], Rewritten(await PutAsync(Half(36), HttpStatusCode.OK)));
        Assert.Empty(Rewritten(await PutAsync(Half(36, false), HttpStatusCode.OK)));

        // A first day before what it has judged excuses nothing, nor does a first own target beside a general one.
        Assert.Equal("target.rewrites", (await PutAsync(Half(40, false, "2046-01-01"), HttpStatusCode.UnprocessableEntity)).Text("code"));
        Assert.Equal(["2046-H1"], Rewritten(await PutAsync(Half(40, true, "2046-01-01"), HttpStatusCode.OK)));
        await PutAsync(new { indicator = "cchc.3.1", period = "2046-Q1", comparator = ">=", value = 10, document = "QĐ" }, HttpStatusCode.Created);
        var own = new { indicator = "cchc.3.1", agency = "sct-ha-nam", period = "2046-Q1", comparator = ">=", value = 30, document = "QĐ", correction = false };
        Assert.Equal("target.rewrites", (await PutAsync(own, HttpStatusCode.UnprocessableEntity)).Text("code"));

        static IReadOnlyList<string?> Rewritten(System.Text.Json.JsonElement item) => [.. item.GetProperty("rewritten").EnumerateArray().Select(p => p.GetString())];
    }

    /// <summary>A late change never rewrites old status; a correction does, and what was known before can be asked for.</summary>
    [Fact]
    public async Task Put_FromALaterDay_LeavesTheStatusOfEarlierPeriodsAsItWas()
    {
        await Host.PublishAsync("2042-H1", ("cchc.3.1", 40));
        await Host.PublishAsync("2042", ("cchc.3.1", 40));
        object Half(double value, string? from) => new { indicator = "cchc.3.1", agency = "sct-ha-nam", period = "2042-H1", comparator = ">=", value, document = "QĐ", validFrom = from };
        await PutAsync(Half(50, null), HttpStatusCode.Created);
        await PutAsync(new { indicator = "cchc.3.1", agency = "sct-ha-nam", period = "2042", comparator = ">=", value = 60, document = "QĐ" }, HttpStatusCode.Created);
        Assert.Equal(("missed", 50, 10), await StatusAsync("2042-H1"));

        // In September both are lowered, from then on.
        var late = await PutAsync(Half(30, "2042-09-01"), HttpStatusCode.OK);
        Assert.Equal((2, "2042-09-01"), (late.GetProperty("version").GetInt32(), late.Text("validFrom")));
        await PutAsync(new { indicator = "cchc.3.1", agency = "sct-ha-nam", period = "2042", comparator = ">=", value = 35, document = "QĐ 2", validFrom = "2042-09-01" }, HttpStatusCode.OK);
        Assert.Equal(("missed", 50, 10), await StatusAsync("2042-H1"));
        Assert.Equal(("met", 35, -5), await StatusAsync("2042"));

        // What is drawn beside the figures is what judges each of them.
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var index = await scope.ServiceProvider.GetRequiredService<IndexReader>().ReadAsync(new IndexQuery(null, "2042", null), TestContext.Current.CancellationToken);
            Assert.Equal(
                [("2042-H1", 50d), ("2042", 35d)],
                index.Rows.Single(r => r.Tile.Indicator.Key == "cchc.3.1").Tile.Targets.Where(t => t.Period.Year == 2042).Select(t => (t.Period.Key, t.Value)));
        }
        Assert.Equal(30, Assert.Single((await Host.GetJsonAsync("targets?indicator=cchc.3.1&period=2042-H1")).Items()).Number("value"));

        // A mistyped target is put right for good.
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var then = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        await PutAsync(Half(40, null), HttpStatusCode.OK);
        Assert.Equal(("met", 40, 0), await StatusAsync("2042-H1"));
        Assert.Equal(("missed", 50, 10), await StatusAsync("2042-H1", "&asOf=" + then));

        async Task<(string? Status, double? Target, double? Gap)> StatusAsync(string period, string more = "")
        {
            var point = (await Host.GetJsonAsync($"series?indicator=cchc.3.1&agency=sct-ha-nam&from={period}&to={period}{more}")).GetProperty("points")[0];
            var analysis = await Host.GetJsonAsync($"indicators/cchc.3.1/analysis?agency=sct-ha-nam&period={period}{more}");
            var compared = (await Host.GetJsonAsync($"compare?agency=sct-ha-nam&a=2042-H1&b={period}{more}")).Items().Single(r => r.Text("indicator") == "cchc.3.1");
            Assert.Equal((point.Text("status"), point.Number("target"), point.Number("gap")), (analysis.Text("status"), analysis.Number("target"), analysis.Number("gap")));
            Assert.Equal((point.Text("status"), point.Number("target")), (compared.Text("status"), compared.Number("target")));
            return (point.Text("status"), point.Number("target"), point.Number("gap"));
        }
    }

    /// <summary>0 at the end of 2043, 100 at the end of 2044: a quarter of the way with each report.</summary>
    [Fact]
    public async Task Put_WithTrajectory_JudgesEachReportOnTheWayByItsMilestone()
    {
        await PutAsync(
            new
            {
                indicator = "cchc.7.1.1",
                agency = "sct-ha-nam",
                period = "2044",
                value = 100,
                document = "QĐ 9",
                trajectory = new { shape = "linear-by-periods", steps = new[] { new { at = "2043-12-14", value = 0 } } },
            },
            HttpStatusCode.Created);
        await Host.PublishAsync("2044-Q1", ("cchc.7.1.1", 10));
        await Host.PublishAsync("2044-H1", ("cchc.7.1.1", 60));
        await Host.PublishAsync("2044", ("cchc.7.1.1", 99));
        var points = (await Host.GetJsonAsync("series?indicator=cchc.7.1.1&agency=sct-ha-nam&from=2044-Q1&to=2044")).GetProperty("points").EnumerateArray();
        Assert.Equal(
            [("2044-Q1", "missed", 25d, 15d), ("2044-H1", "met", 50, -10), ("2044", "near", 100, 1)],
            points.Select(p => (p.Text("targetPeriod"), p.Text("status"), p.Number("target")!.Value, p.Number("gap")!.Value)));

        // The way is told beside the status, and never makes it.
        Assert.Equal((0d, 40d, "missed"), await WayAsync("2044-Q1"));
        Assert.Equal((0d, 120d, "met"), await WayAsync("2044-H1"));
        Assert.Equal((0d, 99d, "near"), await WayAsync("2044"));
        var said = (await Host.GetJsonAsync("indicators/cchc.7.1.1/analysis?agency=sct-ha-nam&period=2044-Q1&lang=en")).Text("sentence")!;
        Assert.Contains("That is 40% of the way from the baseline of 0.", said, StringComparison.Ordinal);

        async Task<(double? Baseline, double? Progress, string? Status)> WayAsync(string period)
        {
            var answer = await Host.GetJsonAsync($"indicators/cchc.7.1.1/analysis?agency=sct-ha-nam&period={period}");
            return (answer.GetProperty("toTarget").Number("baseline"), answer.GetProperty("toTarget").Number("progress"), answer.Text("status"));
        }
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
