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

    /// <summary>Between two bounds: judged by both, the same in every answer, and told as both in words.</summary>
    [Fact]
    public async Task Put_Range_IsGivenBackAndJudgedByBothBounds()
    {
        object Year(double low, double? high, string? comparator = "between") => new { indicator = "cchc.7.1.1", agency = "sct-ha-nam", period = "2052", comparator, value = low, high, document = "QĐ 5" };
        var set = await PutAsync(Year(40, 60), HttpStatusCode.Created);
        Assert.Equal(("between", 40d, 60d), (set.Text("comparator"), set.Number("value"), set.Number("high")));
        Assert.Equal(2, (await PutAsync(Year(40, 50), HttpStatusCode.OK)).GetProperty("version").GetInt32());

        // Two bounds say that it is a range.
        var again = await PutAsync(Year(40, 60, null), HttpStatusCode.OK);
        Assert.Equal((3, "between"), (again.GetProperty("version").GetInt32(), again.Text("comparator")));
        var listed = Assert.Single((await Host.GetJsonAsync("targets?indicator=cchc.7.1.1&period=2052")).Items());
        Assert.Equal((40d, 60d), (listed.Number("value"), listed.Number("high")));

        foreach (var (value, status, gap, said) in new[] { (50, "met", 0, "Target between 40 and 60 met."), (38, "near", 2, "2 procedures short"), (30, "missed", 10, "10 procedures short"), (62, "near", 2, "2 procedures over it"), (90, "missed", 30, "30 procedures over it") })
        {
            await Host.PublishAsync("2052", "again", null, ("cchc.7.1.1", value, null, null));
            var point = (await Host.GetJsonAsync("series?indicator=cchc.7.1.1&agency=sct-ha-nam&from=2052&to=2052")).GetProperty("points")[0];
            var analysis = await Host.GetJsonAsync("indicators/cchc.7.1.1/analysis?agency=sct-ha-nam&period=2052&lang=en");
            var compared = (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2051&b=2052")).Items().Single(r => r.Text("indicator") == "cchc.7.1.1");
            Assert.Equal((status, 40d, 60d, gap), (point.Text("status"), point.Number("target"), point.Number("targetHigh"), point.Number("gap")));
            Assert.Equal((status, 40d, 60d, gap, "between"), (analysis.Text("status"), analysis.Number("target"), analysis.Number("targetHigh"), analysis.Number("gap"), analysis.Text("targetComparator")));
            Assert.Equal((status, 40d, 60d), (compared.Text("status"), compared.Number("target"), compared.Number("targetHigh")));
            Assert.Contains(said, Spaced(analysis), StringComparison.Ordinal);
            var beside = analysis.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "target");
            Assert.Equal((value <= 50 ? 40 : 60, value == 50 ? 0 : value < 40 ? -gap : gap), (beside.Number("value"), beside.Number("change")));
            Assert.Equal(status == "met" ? JsonValueKind.Null : JsonValueKind.False, beside.GetProperty("better").ValueKind);
            var way = analysis.GetProperty("toTarget");
            Assert.Equal((null, null, null), (way.Number("remaining"), way.Number("requiredPerDay"), way.Number("paceRatio")));
            Assert.Equal(status == "met" ? null : 100 * (1 - (gap / (value < 40 ? 40d : 60))), way.Number("attainment"), (a, b) => a is null ? b is null : b is not null && Math.Abs(a.Value - b.Value) < 1e-9);
        }

        // What is taken along has both bounds, the upper one behind everything else.
        using var client = Host.Client();
        var figure = Assert.Single((await client.GetStringAsync(new Uri("/indicators/cchc.7.1.1/data.csv?agency=sct-ha-nam&lang=en", UriKind.Relative), TestContext.Current.CancellationToken)).Split("\r\n"), r => r.StartsWith("2052,", StringComparison.Ordinal)).Split(',');
        Assert.Equal(("90", "40", "60"), (figure[6], figure[7], figure[^1]));
        var goal = Assert.Single((await client.GetStringAsync(new Uri("/targets.csv?agency=sct-ha-nam&year=2052&lang=en", UriKind.Relative), TestContext.Current.CancellationToken)).Split("\r\n"), r => r.StartsWith("cchc.7.1.1,", StringComparison.Ordinal));
        Assert.Contains(",2052,between,40,", goal, StringComparison.Ordinal);
        Assert.EndsWith(",60", goal, StringComparison.Ordinal);

        // Ahead it has no one pace, and that is said.
        await Host.PublishAsync("2053-H1", ("cchc.3.3.received", 100));
        await PutAsync(new { indicator = "cchc.3.3.received", agency = "sct-ha-nam", period = "2053", comparator = "between", value = 200, high = 250, document = "QĐ 6" }, HttpStatusCode.Created);
        var ahead = await Host.GetJsonAsync("indicators/cchc.3.3.received/analysis?agency=sct-ha-nam&period=2053-H1&lang=en");
        Assert.Equal(("open", 250d), (ahead.GetProperty("toTarget").Text("state"), ahead.GetProperty("ahead")[0].Number("high")));
        Assert.Contains("Milestone between 200 and 250 of 2053: 100 dossiers short. The target is a range, so no one pace is required of what is to come.", Spaced(ahead), StringComparison.Ordinal);

        static string Spaced(JsonElement answer) => answer.Text("sentence")!.Replace('\u00a0', ' ');
    }

    [Theory]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"between","value":50,"document":"x"}""", "target.high", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"between","value":50,"high":50,"document":"x"}""", "target.high", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"between","value":50,"high":40,"document":"x"}""", "target.high", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":">=","value":50,"high":60,"document":"x"}""", "target.high", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"between","value":50,"high":101,"document":"x"}""", "target.percent", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"within","value":50,"high":60,"document":"x"}""", "target.comparator", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","comparator":"between","value":50,"high":60,"document":"x","trajectory":{"shape":"stepped","steps":[{"at":"2024-12-14","value":5}]}}""", "target.range-trajectory", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","value":50,"document":"x","tolerance":-1}""", "target.tolerance", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.plan-completion","period":"2025","value":50,"document":"x","trajectory":{"shape":"stepped","steps":[]}}""", "target.trajectory", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.backlog","period":"2025","value":50,"document":"x","trajectory":{"shape":"stepped","steps":[{"at":"2024-12-13","value":5}]}}""", "target.trajectory", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"indicator":"kpi.backlog","period":"2025-Q3","value":50,"document":"x","trajectory":{"shape":"stepped","steps":[{"at":"2025-06-14","value":5}]}}""", "target.trajectory", HttpStatusCode.UnprocessableEntity)]
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
