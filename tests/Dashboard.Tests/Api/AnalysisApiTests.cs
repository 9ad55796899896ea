using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>The analysis of a series that is sent, of an indicator, and of two periods beside each other.</summary>
public sealed class AnalysisApiTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private DashboardHost Host => samples.Host;

    // Nelson's way by hand: mean 6, moving ranges 2, 4, 2: mean 8/3.
    [Fact]
    public async Task Analysis_FourPoints_GivesLimitsFlagsAndATrialVerdict()
    {
        var answer = await AskAsync(new { points = Months(5, 7, 3, 5).Append(new { period = "2023-05", value = (double?)10 }), direction = "higher", target = 4 });
        Assert.Equal(6, answer.Number("center")!.Value, 9);
        Assert.Equal(3.25, answer.Number("movingRange")!.Value, 9);
        Assert.Equal(6 + (2.66 * 3.25), answer.Number("upper")!.Value, 9);
        Assert.Equal(6 - (2.66 * 3.25), answer.Number("lower")!.Value, 9);
        Assert.Equal(6 + (2 * 2.66 / 3 * 3.25), answer.GetProperty("near").Number("upper")!.Value, 9);
        Assert.Equal("common-cause", answer.GetProperty("variation").Text("value"));
        Assert.True(answer.GetProperty("variation").GetProperty("trial").GetBoolean());
        Assert.Equal("met", answer.Text("status"));
        Assert.Equal(5, answer.GetProperty("points").GetArrayLength());
        Assert.Equal(["outside", "trend", "twoOfThree", "shift"], answer.GetProperty("points")[0].GetProperty("flags").EnumerateObject().Select(f => f.Name));
        Assert.Equal("common", answer.GetProperty("points")[4].Text("pointType"));
        var projection = answer.GetProperty("projection");
        Assert.Equal(("half-drift", 5), (projection.Text("method"), projection.GetProperty("n").GetInt32()));
        Assert.Equal(10 + (5 / 4.0 / 2), projection.GetProperty("points")[0].Number("value")!.Value, 9);
        Assert.Equal(JsonValueKind.Null, projection.GetProperty("withheld").ValueKind);
        Assert.Contains("10", answer.Text("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analysis_UndefinedPoints_AreListedAndBreakWhatRunsAcrossThem()
    {
        var points = new object[]
        {
            new { period = "2023-Q1", numerator = 9, denominator = 10 },
            new { period = "2023-Q2", numerator = 0, denominator = 0 },
            new { period = "2023-Q3", numerator = (int?)null, denominator = 10 },
            new { period = "2023-Q4", numerator = 11, denominator = 10 },
            new { period = "2024-Q1", numerator = 8, denominator = 10 },
            new { period = "2024-Q2", numerator = 7, denominator = 10 },
        };
        var answer = await AskAsync(new { points, direction = "higher", options = new { chart = "p" } });
        Assert.Equal(
            ["point.zero-denominator", "point.no-side", "point.above-whole"],
            answer.GetProperty("problems").EnumerateArray().Select(p => p.Text("code")));
        Assert.Equal(80, answer.Number("center")!.Value, 9);
        Assert.Equal("no-target", answer.Text("status"));
        Assert.Equal(2, answer.GetProperty("projection").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Analysis_PeriodLeftOut_IsAGap()
    {
        var answer = await AskAsync(new { points = new object[] { Point("2023-01", 1), Point("2023-02", 2), Point("2023-05", 9), Point("2023-06", 10) } });
        Assert.Equal("period.gap", answer.GetProperty("problems")[0].Text("code"));
        Assert.Equal(4, answer.GetProperty("points").GetArrayLength());

        // The step from 2 to 9 is no moving range.
        Assert.Equal(1, answer.Number("movingRange")!.Value, 9);
    }

    [Theory]
    [InlineData("""{"points":[]}""", "no-data")]
    [InlineData("""{"points":[{"period":"2024","value":null}],"direction":"higher","target":5}""", "no-data")]
    [InlineData("""{"points":[{"period":"2024","value":0}],"direction":"higher","target":0}""", "met")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"direction":"range","target":{"low":1,"high":6.9}}""", "near")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"direction":"range","target":[1,2]}""", "missed")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"direction":"higher","target":[1,2]}""", "missed")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"direction":"lower","target":{"low":8,"high":9}}""", "missed")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"target":[6,9]}""", "met")]
    [InlineData("""{"points":[{"period":"2024","value":7}],"direction":"higher","target":{"low":1}}""", "met")]
    [InlineData("""{"points":[{"period":"a","value":1e300},{"period":"b","value":1e999}]}""", "no-data")]
    [InlineData("""{"points":[{"period":"a","value":5},{"period":"b","value":5},{"period":"c","value":5}],"direction":"lower","target":5}""", "met")]
    public async Task Analysis_WhateverIsSent_AnswersWithoutInfinities(string request, string status)
    {
        var answer = await SendAsync(request, HttpStatusCode.OK);
        Assert.Equal(status, answer.Text("status"));
    }

    [Theory]
    [InlineData("{", "analysis.json")]
    [InlineData("[]", "analysis.object")]
    [InlineData("{}", "analysis.points")]
    [InlineData("""{"points":[{"value":1}]}""", "analysis.period")]
    [InlineData("""{"points":[{"period":"2024","value":1},{"period":"2024","value":2}]}""", "analysis.duplicate")]
    [InlineData("""{"points":[{"period":"2024","value":"1"}]}""", "analysis.option")]
    [InlineData("""{"points":[],"direction":"up"}""", "analysis.option")]
    [InlineData("""{"points":[],"options":{"screnning":true}}""", "analysis.unknown")]
    [InlineData("""{"points":[],"options":{"chart":"c"}}""", "analysis.option")]
    [InlineData("""{"points":[],"options":{"rebaseAt":["2024"]}}""", "analysis.rebase")]
    [InlineData("""{"points":[],"options":{"baseline":11}}""", "analysis.option")]
    public async Task Analysis_NoQuestion_IsRefusedWithItsCode(string request, string code) =>
        Assert.Equal(code, (await SendAsync(request, HttpStatusCode.UnprocessableEntity)).Text("code"));

    [Fact]
    public async Task Analysis_Rebase_BeginsLimitsAnewAndHoldsTheProjection()
    {
        var answer = await AskAsync(new { points = Months(1, 2, 1, 2, 1, 2, 1, 2, 10, 11, 10), direction = "higher", options = new { rebaseAt = new[] { "2023-09" } } });
        Assert.Equal(1.5, answer.GetProperty("points")[0].Number("center")!.Value, 9);
        Assert.Equal(31 / 3.0, answer.Number("center")!.Value, 9);
        Assert.Equal("rebase", answer.GetProperty("projection").Text("withheld"));
        Assert.Equal(3, answer.GetProperty("projection").GetProperty("n").GetInt32());
    }

    // What an unknown option is answered with are the names that the description has, each with its words.
    [Fact]
    public async Task Description_OfTheAnalysis_HasEveryOption()
    {
        var named = (await SendAsync("""{"points":[],"options":{"?":1}}""", HttpStatusCode.UnprocessableEntity)).Text("detail")!;
        using var client = Host.Client();
        var description = await client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var options = description.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Select(s => s.Value.TryGetProperty("properties", out var own) ? own : default).Single(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("measure", out _) && p.TryGetProperty("screening", out _));
        Assert.EndsWith(string.Join(", ", options.EnumerateObject().Select(o => o.Name).Order(StringComparer.Ordinal)) + ".", Sorted(named), StringComparison.Ordinal);
        Assert.All(options.EnumerateObject(), o => Assert.False(string.IsNullOrWhiteSpace(o.Value.GetProperty("description").GetString()), o.Name));

        static string Sorted(string sentence) => string.Join(", ", sentence[(sentence.LastIndexOf(':') + 1)..].Trim().TrimEnd('.').Split(", ").Order(StringComparer.Ordinal)) + ".";
    }

    [Fact]
    public async Task Analysis_NewLevelThatHasHeld_IsProposedUntilItIsConfirmed()
    {
        double[] values = [10, 12, 11, 9, 10, 13, 8, 11, 10, 12, 30, 31, 29, 30, 32, 30, 31, 30];
        var proposed = (await AskAsync(new { points = Months(values), direction = "higher" })).GetProperty("rebase");
        Assert.Equal(("2023-11", 8, 1, null), (proposed.Text("period"), proposed.Number("points"), proposed.Number("side"), proposed.Text("cause")));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(new { points = Months(values), direction = "higher", options = new { rebaseAt = new[] { "2023-11" } } })).GetProperty("rebase").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await AskAsync(new { points = Months(values[..^1]), direction = "higher" })).GetProperty("rebase").ValueKind);
    }

    [Fact]
    public async Task Analysis_Baseline_FreezesTheLimitsOnceThereAreSoManyPoints()
    {
        double[] values = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 14, 15, 14, 15];
        var frozen = await AskAsync(new { points = Months(values), direction = "higher", options = new { baseline = 12 } });
        Assert.Equal((10.5, true), (frozen.Number("center"), frozen.GetProperty("points")[15].GetProperty("flags").GetProperty("outside").GetBoolean()));
        Assert.Equal(values.Average(), (await AskAsync(new { points = Months(values), direction = "higher" })).Number("center")!.Value, 9);
    }

    [Fact]
    public async Task Analysis_LastPointOutside_HoldsTheProjection()
    {
        var answer = await AskAsync(new { points = Months([.. Enumerable.Range(0, 14).Select(i => (double)(i % 2)), 50]), direction = "lower" });
        Assert.Equal("concern", answer.GetProperty("points")[14].Text("pointType"));
        Assert.Equal("concern-high", answer.GetProperty("variation").Text("value"));
        Assert.False(answer.GetProperty("variation").GetProperty("trial").GetBoolean());
        Assert.Equal("special-cause", answer.GetProperty("projection").Text("withheld"));
    }

    [Fact]
    public async Task Indicator_OfTheRealForm_SaysFigureTargetAndWhatItTakes()
    {
        var answer = await Host.GetJsonAsync("indicators/kpi.online-full-coverage/analysis?agency=sct-ha-nam&period=2024-H1&lang=vi");
        Assert.Equal(20.4724, answer.Number("value")!.Value, 4);
        Assert.Equal(35, answer.Number("target"));
        Assert.Equal(("2024-Q3", "not-due"), (answer.Text("targetPeriod"), answer.Text("status")));
        Assert.Equal(19, answer.GetProperty("toTarget").Number("count"));
        Assert.Equal(14.5276, answer.Number("gap")!.Value, 4);
        Assert.StartsWith("Tỷ lệ TTHC cung cấp toàn trình, 6 tháng 2024: 26/127 TTHC = 20,5 %. Mốc ≥ 35 % của quý III/2024: còn thiếu 19 TTHC (14,5 điểm %).", answer.Text("sentence")!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var target = answer.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "target");
        Assert.Equal(("2024-Q3", 35, -14.5276), (target.Text("period"), target.Number("value"), Math.Round(target.Number("change")!.Value, 4)));
        var year = answer.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "year-before");
        Assert.Equal("2023-H1", year.Text("period"));
        Assert.Equal(answer.Number("value")!.Value - year.Number("value")!.Value, year.Number("change")!.Value, 9);
    }

    [Fact]
    public async Task Indicator_OfAFlow_IsAnalysedByQuarters()
    {
        var answer = await Host.GetJsonAsync("indicators/cchc.3.3.resolved/analysis?agency=sct-ha-nam&period=2024-H1");
        Assert.Equal("discrete", answer.Text("accumulation"));
        var points = answer.GetProperty("signal").GetProperty("points").EnumerateArray().ToList();
        Assert.Equal("2024-Q2", points[^1].Text("period"));
        var quarters = (await Host.GetJsonAsync("series?indicator=cchc.3.3.resolved&agency=sct-ha-nam&accumulation=discrete")).GetProperty("points").EnumerateArray().ToDictionary(p => p.Text("period")!, p => p.Number("value"));
        Assert.All(points, p => Assert.Equal(quarters[p.Text("period")!], p.Number("value")));
    }

    [Fact]
    public async Task Indicator_Unknown_IsNotFound()
    {
        Assert.Equal("indicator.unknown", (await Host.GetJsonAsync("indicators/no.such/analysis?agency=sct-ha-nam", HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal("agency.unknown", (await Host.GetJsonAsync("indicators/cchc.1.1/analysis?agency=no", HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal("period.unknown", (await Host.GetJsonAsync("indicators/cchc.1.1/analysis?agency=sct-ha-nam&period=x", HttpStatusCode.BadRequest)).Text("code"));
    }

    // Every indicator of every period can be asked about, and what is said never contradicts the status.
    [Fact]
    public async Task Indicator_EveryOneInEveryPeriod_HasAnAnswer()
    {
        foreach (var period in new[] { "2022-Q1", "2023", "2024-Q1", "2024-H1", "2024-Q3" })
        {
            foreach (var key in (await Host.GetJsonAsync("indicators")).Items().Select(i => i.Text("key")))
            {
                var answer = await Host.GetJsonAsync($"indicators/{key}/analysis?agency=sct-ha-nam&period={period}&lang=en");
                var (status, sentence) = (answer.Text("status"), answer.Text("sentence")!);
                Assert.Equal(status == "no-data", answer.Number("value") is null);
                if (status == "missed") Assert.Contains("not met", sentence, StringComparison.Ordinal);
                if (status == "met") Assert.Matches("Target .* met", sentence);
                Assert.DoesNotContain("NaN", sentence, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Compare_TwoHalves_PutsBothBesideEachOther()
    {
        var rows = (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2023-H1&b=2024-H1")).Items();
        var resolved = rows.Single(r => r.Text("indicator") == "cchc.3.3.resolved");
        Assert.Equal((13802, 16181), (resolved.Number("a"), resolved.Number("b")));
        Assert.Equal(2379, resolved.Number("change"));
        Assert.Equal(17.2366, resolved.Number("relative")!.Value, 4);
        var flag = rows.First(r => r.Text("refusal") == "not-a-quantity");
        Assert.Null(flag.Number("change"));
    }

    [Fact]
    public async Task Compare_UnlikeWindows_IsRefusedWithTheReason()
    {
        var rows = (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2024-Q1&b=2024-H1")).Items();
        Assert.Equal("overlapping-windows", rows.Single(r => r.Text("indicator") == "cchc.3.3.resolved").Text("refusal"));
        Assert.Equal("unlike-windows", (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2023-Q1&b=2024-H1")).Items().Single(r => r.Text("indicator") == "cchc.3.3.resolved").Text("refusal"));
        await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2024-Q1", HttpStatusCode.BadRequest);
    }

    private static object Point(string period, double value) => new { period, value };

    private static IEnumerable<object> Months(params double[] values) => values.Select((v, i) => Point(FormattableString.Invariant($"{2023 + (i / 12)}-{(i % 12) + 1:00}"), v));

    private Task<JsonElement> AskAsync(object request) => Host.PostAsync("analysis", request);

    private async Task<JsonElement> SendAsync(string request, HttpStatusCode expected)
    {
        using var client = Host.Client();
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/v1/analysis", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
