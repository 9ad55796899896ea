using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Every kind of input that cannot be calculated with has a code and a sentence of its own; none gives a number that is not there.</summary>
public sealed class BadInputApiTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private DashboardHost Host => fixture.Host;

    [Theory]
    [InlineData("""{"points":[{"period":"2024-Q1","value":1},{"period":"2024-H1","value":3}]}""", "period.unlike-windows", "not one series")]
    [InlineData("""{"points":[{"period":"2024-Q2","value":1},{"period":"2024-Q1","value":3}]}""", "period.order", "not in order of time")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":1},{"period":"2024-Q4","value":3}]}""", "period.gap", "missing before 2024-Q4")]
    [InlineData("""{"points":[{"period":"2024-Q1","numerator":0,"denominator":0},{"period":"2024-Q2","numerator":1,"denominator":2}],"options":{"chart":"p"}}""", "point.zero-denominator", "its rate is undefined")]
    [InlineData("""{"points":[{"period":"2024-Q1","numerator":4},{"period":"2024-Q2","numerator":1,"denominator":2}],"options":{"chart":"p"}}""", "point.no-side", "lacks its numerator or denominator")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":null},{"period":"2024-Q2","value":2}]}""", "point.no-value", "has no value")]
    [InlineData("""{"points":[{"period":"2024-Q1","numerator":-1,"denominator":9}],"options":{"chart":"p"}}""", "point.negative-count", "negative count")]
    [InlineData("""{"points":[{"period":"2024-Q1","numerator":10,"denominator":9}],"options":{"chart":"pprime"}}""", "point.above-whole", "greater than its denominator")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":1e200},{"period":"2024-Q2","value":1}]}""", "point.too-large", "too large")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7}]}""", "series.one-point", "Only one period has a value")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":7},{"period":"2024-Q3","value":7}]}""", "series.constant", "All periods are equal")]
    [InlineData("""{"points":[{"period":"2024-Q1","numerator":9,"denominator":9},{"period":"2024-Q2","numerator":5,"denominator":5}],"options":{"chart":"p"}}""", "series.constant", "All periods are equal")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"lower","target":0}""", "target.zero", "no percentage attained")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"higher","target":{"high":95}}""", "target.no-bound", "lacks the bound")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"lower","target":{"low":5}}""", "target.no-bound", "lacks the bound")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"range","target":{"low":5}}""", "target.no-bound", "both for a range")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"higher","target":{}}""", "target.no-bound", "lacks the bound")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"target":{}}""", "target.no-bound", "lacks the bound")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"target":90}""", "target.no-direction", "which way is better")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":"none","target":{"high":90}}""", "target.no-direction", "which way is better")]
    public async Task Analysis_WhatCannotBeCalculatedWith_IsSaidAndAnswered(string request, string code, string sentence)
    {
        var (answer, text) = await SendAsync(request, HttpStatusCode.OK);
        var problem = answer.GetProperty("problems").EnumerateArray().First(p => p.Text("code") == code);
        Assert.Contains(sentence, problem.Text("message"), StringComparison.Ordinal);
        AssertNumbers(text);
        Assert.NotEmpty(answer.Text("sentence")!);
    }

    /// <summary>A target that nothing is judged by is said to be unused, and one that is judged by never is.</summary>
    [Theory]
    [InlineData(""" "higher","target":{"high":95}""", "no-target")]
    [InlineData(""" "higher","target":{"low":5}""", "met")]
    [InlineData(""" "lower","target":{"low":5}""", "no-target")]
    [InlineData(""" "lower","target":{"high":9}""", "met")]
    [InlineData(""" "range","target":{"high":9}""", "no-target")]
    [InlineData(""" "range","target":{"low":5,"high":9}""", "met")]
    [InlineData(""" "none","target":9""", "no-target")]
    [InlineData(""" "none","target":[5,9]""", "met")]
    [InlineData(""" "higher","target":null""", "no-target")]
    public async Task Analysis_TargetThatIsUnused_IsSaidAndNoOther(string asked, string status)
    {
        var (answer, _) = await SendAsync($$"""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q2","value":8}],"direction":{{asked}}}""", HttpStatusCode.OK);
        Assert.Equal(status, answer.Text("status"));
        var said = answer.GetProperty("problems").EnumerateArray().Any(p => p.Text("code") is "target.no-bound" or "target.no-direction");
        Assert.Equal(status == "no-target" && !asked.EndsWith("null", StringComparison.Ordinal), said);
    }

    [Theory]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7},{"period":"2024-Q1","value":8}]}""", "analysis.duplicate", "2024-Q1")]
    [InlineData("""{"points":[],"options":{"charts":"p"}}""", "analysis.unknown", "charts")]
    [InlineData("""{"points":[],"direction":"sideways"}""", "analysis.option", "sideways")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":NaN}]}""", "analysis.json", "JSON")]
    [InlineData("""{"points":[{"period":"2024-Q1","value":7}],"options":{"rebaseAt":["2020"]}}""", "analysis.rebase", "2020")]
    public async Task Analysis_NoQuestion_IsRefusedWithItsSentence(string request, string code, string sentence)
    {
        var (answer, _) = await SendAsync(request, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, answer.Text("code"));
        Assert.Contains(sentence, answer.Text("detail"), StringComparison.Ordinal);
    }

    /// <summary>Half a character is JSON by its form and no text: nobody can read it, or answer with it.</summary>
    [Theory]
    [InlineData("""{"points":[{"period":"\ud800","value":1}]}""")]
    [InlineData("""{"points":[{"period":"2024-Q1","\udc00":1}]}""")]
    [InlineData("""{"points":[],"\ud800":1}""")]
    [InlineData("""{"points":[],"direction":"\ud800\ud800"}""")]
    [InlineData("""{"points":[],"options":{"chart":"\udfff"}}""")]
    [InlineData("""{"points":[],"options":{"rebaseAt":["2024","\ud800x"]}}""")]
    [InlineData("""{"points":[],"target":["\ud800"]}""")]
    [InlineData("""["\ud800"]""")]
    public async Task Analysis_HalfACharacter_IsRefusedWithItsCode(string request)
    {
        var (answer, _) = await SendAsync(request, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("analysis.text", answer.Text("code"));
        Assert.Contains("Unicode", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"points":[{"period":"#","value":1}]}""")]
    [InlineData("""{"points":[{"period":"2024-Q1","#":1}]}""")]
    [InlineData("""{"#":1,"points":[]}""")]
    public async Task Analysis_BytesThatAreNoText_AreRefusedWithACode(string request)
    {
        var bytes = Encoding.UTF8.GetBytes(request);
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xFF;
        using var client = Host.Client();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(new Uri("/api/v1/analysis", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(answer.Text("code") is "analysis.text" or "analysis.json", answer.Text("code"));
    }

    /// <summary>A whole character of two halves is a name like any other.</summary>
    [Fact]
    public async Task Analysis_CharacterOfTwoHalves_IsRead()
    {
        var (answer, _) = await SendAsync("""{"points":[{"period":"\ud83d\ude00","value":1}]}""", HttpStatusCode.OK);
        Assert.Equal("😀", answer.GetProperty("points")[0].Text("period"));
    }

    [Theory]
    [InlineData("series?indicator=no.such&agency=sct-ha-nam", HttpStatusCode.NotFound, "indicator.unknown")]
    [InlineData("series?indicator=cchc.3.1&agency=nobody", HttpStatusCode.NotFound, "agency.unknown")]
    [InlineData("series?indicator=cchc.3.1&agency=sct-ha-nam&from=2024-Q9", HttpStatusCode.BadRequest, "period.unknown")]
    [InlineData("series?indicator=cchc.3.1&agency=sct-ha-nam&accumulation=discrete", HttpStatusCode.UnprocessableEntity, "series.does-not-add-up")]
    [InlineData("series?indicator=cchc.5.3.1&agency=sct-ha-nam&rollup=true", HttpStatusCode.UnprocessableEntity, "series.does-not-roll-up")]
    [InlineData("indicators/cchc.3.1/analysis?agency=sct-ha-nam&period=2024-13", HttpStatusCode.BadRequest, "period.unknown")]
    [InlineData("indicators/cchc.4.2.5/analysis?agency=sct-ha-nam", HttpStatusCode.NotFound, "indicator.never")]
    [InlineData("compare?agency=sct-ha-nam&a=2024-H1", HttpStatusCode.BadRequest, "compare.periods")]
    [InlineData("compare?agency=sct-ha-nam&a=2024-H1&b=2024-X", HttpStatusCode.BadRequest, "period.unknown")]
    [InlineData("restatements?agency=sct-ha-nam", HttpStatusCode.BadRequest, "since.needed")]
    [InlineData("restatements?since=yesterday", HttpStatusCode.BadRequest, "query.as-of")]
    [InlineData("restatements?since=2024-06-14&asOf=2024-06-01", HttpStatusCode.BadRequest, "since.after")]
    [InlineData("restatements?agency=nobody&since=2024-06-14", HttpStatusCode.NotFound, "agency.unknown")]
    public async Task Question_ThatCannotBeAnswered_HasItsCodeAndSentence(string path, HttpStatusCode status, string code)
    {
        var answer = await Host.GetJsonAsync(path + "&lang=en", status);
        Assert.Equal(code, answer.Text("code"));
        Assert.EndsWith(".", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_NegativeQuarterSpanAndZeroDenominator_AreSaidAndNeverZero()
    {
        await Host.PublishAsync("2030-Q1", ("cchc.3.3.received", 12), ("cchc.3.3.resolved", 0));
        await Host.PublishAsync("2030-H1", ("cchc.3.3.received", 9));
        await Host.PublishAsync("2030", ("cchc.3.3.received", 30));
        await Host.PublishAsync("2031-Q1", ("cchc.3.3.received", 0), ("cchc.3.3.resolved", 0));
        var series = await Host.GetJsonAsync("series?indicator=cchc.3.3.received&agency=sct-ha-nam&accumulation=discrete&from=2030-Q1&to=2030&lang=en");
        Assert.Equal([("2030-Q2", "point.negative-flow"), ("2030-Q4", "point.span")], series.GetProperty("problems").EnumerateArray().Select(p => (p.Text("period"), p.Text("code"))));
        Assert.Equal("From 2030-Q3 to 2030-Q4 only the sum 21 is known; it is not divided among the periods.", series.GetProperty("problems")[1].Text("message"));
        var points = series.GetProperty("points").EnumerateArray().ToDictionary(p => p.Text("period")!, p => p.Number("value"));
        Assert.Equal((12d, -3d, null), (points["2030-Q1"], points["2030-Q2"], points["2030-Q4"]));

        var rate = await Host.GetJsonAsync("series?indicator=kpi.resolution-rate&agency=sct-ha-nam&from=2031-Q1&lang=en");
        Assert.Equal(("point.zero-denominator", null), (rate.GetProperty("problems")[0].Text("code"), rate.GetProperty("points")[0].Number("value")));
        var undefined = await Host.GetJsonAsync("indicators/kpi.resolution-rate/analysis?agency=sct-ha-nam&period=2031-Q1");
        AssertNumbers(undefined.GetRawText());
        Assert.Contains(("2031-Q1", "point.zero-denominator"), Problems(undefined));
        Assert.Equal([("2030-Q2", "point.negative-flow"), (null, "series.one-point")], Problems(await Host.GetJsonAsync("indicators/cchc.3.3.received/analysis?agency=sct-ha-nam&period=2030-H1")));

        var compared = (await Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2030-Q1&b=2031-Q1")).Items().Single(r => r.Text("indicator") == "kpi.resolution-rate");
        Assert.Equal(("missing-side", null), (compared.Text("refusal"), compared.Number("change")));
    }

    [Fact]
    public async Task Stored_MonthsOfAFlow_AreDiscreteAndInNoSumFromTheStartOfTheYear()
    {
        for (var month = 1; month <= 5; month++) await Host.PublishAsync($"2036-{month:00}", ("cchc.3.3.received", 10 + month));
        foreach (var rollup in new[] { "", "&rollup=true" })
        {
            var discrete = await Host.GetJsonAsync("series?indicator=cchc.3.3.received&agency=sct-ha-nam&accumulation=discrete&from=2036-01&to=2036" + rollup);
            Assert.Equal(
                [("2036-01", 11d), ("2036-02", 12), ("2036-03", 13), ("2036-04", 14), ("2036-05", 15)],
                discrete.GetProperty("points").EnumerateArray().Select(p => (p.Text("period")!, p.Number("value")!.Value)));
            Assert.Empty(Problems(discrete));
            var ytd = await Host.GetJsonAsync("series?indicator=cchc.3.3.received&agency=sct-ha-nam&accumulation=ytd&from=2036-01&to=2036-04&lang=en" + rollup);
            Assert.Empty(ytd.GetProperty("points").EnumerateArray());
            Assert.Equal([("2036-01", "point.left-out"), ("2036-02", "point.left-out"), ("2036-03", "point.left-out"), ("2036-04", "point.left-out")], Problems(ytd));
            Assert.Contains("not put together from months", ytd.GetProperty("problems")[0].Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stored_TargetOfZero_HasAGapAndNoShareOfIt()
    {
        await Host.PublishAsync("2032-H1", ("cchc.3.3.received", 12), ("cchc.3.3.resolved", 10));
        using var client = Host.Client();
        using var put = await client.PutAsJsonAsync(
            new Uri("/api/v1/targets", UriKind.Relative),
            new { indicator = "kpi.backlog", agency = "sct-ha-nam", period = "2032-H1", comparator = "<=", value = 0, document = "QĐ 1" },
            TestContext.Current.CancellationToken);
        Assert.True(put.IsSuccessStatusCode);
        var answer = await Host.GetJsonAsync("indicators/kpi.backlog/analysis?agency=sct-ha-nam&period=2032-H1");
        Assert.Equal(("missed", 2d), (answer.Text("status"), answer.Number("gap")));
        Assert.Null(answer.GetProperty("toTarget").Number("attainment"));
        Assert.Contains((null, "target.zero"), Problems(answer));
    }

    [Fact]
    public async Task Stored_ConstantSeries_IsSaidAndOneThatMovesIsNot()
    {
        foreach (var (period, value) in new[] { ("2034-Q1", 5), ("2034-H1", 5), ("2034-Q3", 6) }) await Host.PublishAsync(period, ("cchc.7.1", value));
        var answer = await Host.GetJsonAsync("indicators/cchc.7.1/analysis?agency=sct-ha-nam&period=2034-H1&lang=en");
        Assert.Equal([(null, "series.constant")], Problems(answer));
        Assert.StartsWith("All periods are equal", answer.GetProperty("problems")[0].Text("message"), StringComparison.Ordinal);
        Assert.Empty(Problems(await Host.GetJsonAsync("indicators/cchc.7.1/analysis?agency=sct-ha-nam&period=2034-Q3")));
    }

    private static List<(string? Period, string? Code)> Problems(JsonElement answer) => [.. answer.GetProperty("problems").EnumerateArray().Select(p => (p.Text("period"), p.Text("code")))];

    private static void AssertNumbers(string json)
    {
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", json, StringComparison.Ordinal);
    }

    private async Task<(JsonElement Answer, string Text)> SendAsync(string request, HttpStatusCode expected)
    {
        using var client = Host.Client();
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/v1/analysis?lang=en", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (JsonDocument.Parse(text).RootElement, text);
    }
}
