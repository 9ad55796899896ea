using System.Globalization;
using System.Net;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Catalogue, observations, series and jobs over the samples.</summary>
public sealed class ReadingApiTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private DashboardHost Host => samples.Host;

    [Fact]
    public async Task Request_WithoutOrWithAWrongToken_Is401()
    {
        await Host.GetJsonAsync("forms", HttpStatusCode.Unauthorized, token: null);
        await Host.GetJsonAsync("forms", HttpStatusCode.Unauthorized, token: "a-wrong-token-0123");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task WhatEverybodyMayKnow_NeedsNoToken(string path)
    {
        using var client = Host.Client(token: null);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Page_WithAToken_IsGiven()
    {
        using var client = Host.Client();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("26/127", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catalogue_Lists_WhatTheContractNames()
    {
        Assert.Equal(["cchc-bm3", "cchc-pl1"], (await Host.GetJsonAsync("forms")).Items().Select(f => f.Text("key")).Order(StringComparer.Ordinal));
        Assert.Equal("Sở Công Thương tỉnh Hà Nam", (await Host.GetJsonAsync("agencies?lang=vi")).Items().Single().Text("name"));
        var periods = (await Host.GetJsonAsync("periods?calendar=cchc&year=2024")).Items();
        Assert.Equal(19, periods.Count);
        var half = periods.Single(p => p.Text("key") == "2024-H1");
        Assert.Equal(("2023-12-15", "2024-06-14", "2024-06-20"), (half.Text("start"), half.Text("end"), half.Text("deadline")));
        await Host.GetJsonAsync("periods?calendar=nothing", HttpStatusCode.NotFound);
        Assert.Equal(76, (await Host.GetJsonAsync("indicators")).Items().Count);
    }

    [Theory]
    [InlineData("ty le ho so giai quyet dung han", "kpi.on-time-rate")]
    [InlineData("Đơn vị SNCL tự chủ", "kpi.autonomy")]
    [InlineData("don vi sncl tu chu", "kpi.autonomy")]
    [InlineData("kpi.plan", "kpi.plan-completion")]
    public async Task Indicators_Search_IgnoresDiacriticsAndD(string search, string expected) =>
        Assert.Contains(expected, (await Host.GetJsonAsync("indicators?search=" + Uri.EscapeDataString(search))).Items().Select(i => i.Text("key")));

    [Fact]
    public async Task Series_EveryDerivedKpi_HasThePublishedValueToFourDecimals()
    {
        foreach (var row in File.ReadAllLines(TestFiles.Path("tests", "Forms", "derived.csv")).Skip(1))
        {
            var key = row.Split(',')[0];
            var series = await Host.GetJsonAsync($"series?indicator={key}&agency=sct-ha-nam&from=2024-H1&to=2024-H1");
            var value = series.GetProperty("points").EnumerateArray().Single().Number("value")!.Value;
            Assert.Contains("," + value.ToString("0.0000", CultureInfo.InvariantCulture) + ",", row, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("discrete")]
    [InlineData("ytd")]
    public async Task Series_EveryFlowOfTheSamples_GivesTheExpectedDerivedPeriods(string accumulation)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "history", "derived-periods.expected.json"), TestContext.Current.CancellationToken));
        foreach (var indicator in expected.RootElement.GetProperty(accumulation).EnumerateObject())
        {
            var series = await Host.GetJsonAsync($"series?indicator={indicator.Name}&agency=sct-ha-nam&accumulation={accumulation}");
            var values = series.GetProperty("points").EnumerateArray().Where(p => p.Number("value") is not null).ToDictionary(p => p.Text("period")!, p => p.Number("value"));
            Assert.Equal(indicator.Value.EnumerateObject().ToDictionary(p => p.Name, p => (double?)p.Value.GetDouble()), values);
        }
    }

    [Theory]
    [InlineData("cchc.7.1")]
    [InlineData("cchc.3.3.1")]
    [InlineData("cchc.5.3.1")]
    [InlineData("kpi.online-full-coverage")]
    public async Task Series_WhatDoesNotAddUp_IsRefusedWithTheReason(string indicator)
    {
        var problem = await Host.GetJsonAsync($"series?indicator={indicator}&agency=sct-ha-nam&accumulation=discrete", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("series.does-not-add-up", problem.Text("code"));
    }

    [Fact]
    public async Task Series_EveryRateStockAndFlag_HasNoDerivedPeriodsAndTheReasonIsSaid()
    {
        var refused = 0;
        foreach (var row in (await Host.GetJsonAsync("indicators")).Items().Where(i => !i.Text("key")!.StartsWith("kpi.", StringComparison.Ordinal) && i.Text("accumulation") is "rate" or "stock" or "flag"))
        {
            foreach (var accumulation in new[] { "discrete", "ytd" })
            {
                var problem = await Host.GetJsonAsync($"series?indicator={row.Text("key")}&agency=sct-ha-nam&accumulation={accumulation}&lang=en", HttpStatusCode.UnprocessableEntity);
                Assert.Equal("series.does-not-add-up", problem.Text("code"));
                Assert.Contains(row.Text("key")!, problem.Text("detail"), StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(refused > 50, $"{refused}");
    }

    [Fact]
    public async Task Series_Coverage_StandsAgainstItsNextTarget()
    {
        var series = await Host.GetJsonAsync("series?indicator=kpi.online-full-coverage&agency=sct-ha-nam");
        var points = series.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["2022-Q1", "2022-H1", "2022-Q3", "2022", "2023-Q1", "2023-H1", "2023-Q3", "2023", "2024-Q1", "2024-H1"], points.Select(p => p.Text("period")));
        var last = points[^1];
        Assert.Equal((26d, 127d, 35d, "2024-Q3", "not-due", false), (last.Number("numerator"), last.Number("denominator"), last.Number("target"), last.Text("targetPeriod"), last.Text("status"), last.GetProperty("illustrative").GetBoolean()));
        Assert.True(points[0].GetProperty("illustrative").GetBoolean());
        var plan = (await Host.GetJsonAsync("series?indicator=kpi.plan-completion&agency=sct-ha-nam&from=2024-H1")).GetProperty("points").EnumerateArray().Single();
        Assert.Equal((50d, "near"), (plan.Number("target"), plan.Text("status")));
    }

    [Fact]
    public async Task Series_WrongQuestions_AreExplained()
    {
        await Host.GetJsonAsync("series?agency=sct-ha-nam", HttpStatusCode.BadRequest);
        await Host.GetJsonAsync("series?indicator=cchc.7.1", HttpStatusCode.BadRequest);
        await Host.GetJsonAsync("series?indicator=nothing&agency=sct-ha-nam", HttpStatusCode.NotFound);
        await Host.GetJsonAsync("series?indicator=cchc.7.1&agency=nobody", HttpStatusCode.NotFound);
        await Host.GetJsonAsync("series?indicator=cchc.7.1&agency=sct-ha-nam&from=2024-Q9", HttpStatusCode.BadRequest);
        await Host.GetJsonAsync("series?indicator=cchc.7.1&agency=sct-ha-nam&accumulation=sum", HttpStatusCode.BadRequest);
        await Host.GetJsonAsync("series?indicator=cchc.7.1&agency=sct-ha-nam&asOf=yesterday", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Observations_AsOf_ReadWhatWasKnownThen()
    {
        var now = (await Host.GetJsonAsync("observations?indicator=cchc.7.1.1&period=2024-H1")).Items().Single();
        Assert.Equal(("D98", "Phụ lục I", "26", "inbox"), (now.Text("cell"), now.Text("sheet"), now.Text("raw"), now.Text("recordedBy")));
        var recorded = now.Text("recordedAt");
        Assert.Single((await Host.GetJsonAsync($"observations?indicator=cchc.7.1.1&period=2024-H1&asOf={recorded}")).Items());
        Assert.Empty((await Host.GetJsonAsync("observations?indicator=cchc.7.1.1&asOf=2020-01-01")).Items());
        Assert.Single((await Host.GetJsonAsync("observations?indicator=cchc.7.1.1&period=2024-H1&asOf=2100-01-01")).Items());
    }

    [Fact]
    public async Task Observations_Paged_GiveEveryRowOnceInOrder()
    {
        var all = (await Host.GetJsonAsync("observations")).Items().Select(Key).ToList();
        var paged = new List<string>();
        string? next = null;
        do
        {
            var page = await Host.GetJsonAsync("observations?limit=100" + (next is null ? "" : "&page=" + next));
            paged.AddRange(page.Items().Select(Key));
            next = page.Text("next");
        }
        while (next is not null);
        Assert.Equal(all, paged);
        Assert.Equal(all.Count, all.Distinct().Count());
        await Host.GetJsonAsync("observations?page=-1", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Jobs_RunNow_IsAcceptedAndFoundInTheHistory()
    {
        Assert.Equal(["inbox", "kpi", "maintenance"], (await Host.GetJsonAsync("jobs")).Items().Select(j => j.Text("name")));
        var run = (await Host.PostAsync("jobs/kpi/run", null, HttpStatusCode.Accepted)).Text("run");
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await Host.GetJsonAsync("jobs/runs?job=kpi")).Items().Exists(r => r.Text("id") == run && r.Text("state") == "succeeded")) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The run never showed in the history.");
    }

    [Fact]
    public async Task Jobs_UnknownOne_Is404() => await Host.PostAsync("jobs/nothing/run", null, HttpStatusCode.NotFound);

    [Fact]
    public async Task Token_FiftyRequestsInASecond_AreAllAnswered()
    {
        using var client = Host.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetAsync(new Uri("/api/v1/agencies", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    private static string Key(JsonElement o) => $"{o.Text("indicator")} {o.Text("period")} {o.GetProperty("revision").GetInt32()}";
}
