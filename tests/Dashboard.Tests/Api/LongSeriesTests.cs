using System.Globalization;
using System.Net;
using System.Text.Json;
using Kpi.Jobs.Workbooks;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Three long real series (see tests/Series/README.md), from the file through the store, the series and the analysis to the sentence.</summary>
public sealed class LongSeriesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private DashboardHost Host => fixture.Host;

    // Calculated apart from this program: mean, mean moving range after screening, how many ranges were screened out.
    public static TheoryData<string, double, double> Limits => new()
    {
        { "England", 90.0, 0.8333333333333334 },
        { "Bedford", 87.38461538461539, 10.416666666666666 },
        { "Bury", 97.0, 1.0909090909090908 },
        { "Milton Keynes", 91.46153846153847, 6.636363636363637 },
        { "Stockport", 98.23076923076923, 0.1 },
        { "Telford and Wrekin", 99.3076923076923, 1.5 },
        { "Trafford", 95.38461538461539, 3.2 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Planning_ByQuarters_HasTheLimitsCalculatedElsewhere(string area, double center, double range)
    {
        var answer = await AskAsync(Planning()[area]);
        Assert.Empty(answer.GetProperty("problems").EnumerateArray());
        Assert.Equal(13, answer.GetProperty("variation").GetProperty("points").GetInt32());
        Assert.False(answer.GetProperty("variation").GetProperty("trial").GetBoolean());
        Assert.Equal(center, answer.Number("center")!.Value, 9);
        Assert.Equal(range, answer.Number("movingRange")!.Value, 9);
        Assert.Equal(center + (2.66 * range), answer.Number("upper")!.Value, 9);
        Assert.Equal(("damped-holt", 13), (answer.GetProperty("projection").Text("method"), answer.GetProperty("projection").GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Planning_EveryAuthority_IsAnalysedWithoutContradiction()
    {
        var series = Planning();
        Assert.Equal(17, series.Count);
        foreach (var points in series.Values)
        {
            var answer = await AskAsync(points);
            var sentence = answer.Text("sentence")!;
            var held = answer.GetProperty("projection").GetProperty("withheld").ValueKind == JsonValueKind.String;
            Assert.Equal(held, sentence.Contains("No projection", StringComparison.Ordinal));
            Assert.Equal(answer.Text("status") == "met", sentence.Contains("Target ≥ 90% met.", StringComparison.Ordinal));
            Assert.All(answer.GetProperty("projection").GetProperty("points").EnumerateArray(), p => Assert.InRange(p.Number("value")!.Value, 0, 100));
        }
    }

    [Fact]
    public async Task Planning_TableOfAPlanner_GivesTheSamePointsAsTheList()
    {
        var reading = WorkbookReader.Read(await File.ReadAllBytesAsync(Path("derived_uk_planning_major_wide.xlsx"), TestContext.Current.CancellationToken), "wide.xlsx", new WorkbookLimits(), TestContext.Current.CancellationToken);
        var sheet = reading.Workbook!.Sheets[0];
        var listed = Planning();
        var rows = sheet.Rows.Where(r => r.Number > 3).ToDictionary(r => r[2].Text!, r => Enumerable.Range(4, 13).Select(c => r[c].Number).ToList(), StringComparer.Ordinal);
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(listed[row.Key].Select(p => p.Value), row.Value));
    }

    [Fact]
    public async Task Planning_PublishedAsARate_ComesBackWholeAndIsComparedYearByYear()
    {
        var england = Planning()["England"];
        foreach (var (period, value) in england) await Host.PublishAsync(period, ("cchc.3.3.1", value));
        var series = (await Host.GetJsonAsync("series?indicator=cchc.3.3.1&agency=sct-ha-nam")).GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(england, series.Select(p => (p.Text("period")!, p.Number("value")!.Value)));
        var answer = await Host.GetJsonAsync("indicators/cchc.3.3.1/analysis?agency=sct-ha-nam&period=2025-Q4&lang=en");
        var year = answer.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "year-before");
        Assert.Equal(("2024-Q4", 0d), (year.Text("period"), year.Number("change")));
        Assert.Contains("The same as Q4 2024.", answer.Text("sentence"), StringComparison.Ordinal);
        Assert.Equal("series.does-not-add-up", (await Host.GetJsonAsync("series?indicator=cchc.3.3.1&agency=sct-ha-nam&accumulation=discrete", HttpStatusCode.UnprocessableEntity)).Text("code"));
    }

    [Fact]
    public async Task HealthChecks_CumulativeShare_IsNoProcessAndIsNotCarriedForwardOnAPage()
    {
        // A share that only grows breaks every rule of a steady process: the answer says so, and why a page would show no projection.
        var england = Read("uk_nhs_health_checks_cumulative_quarters.csv", 1, 3, 7)["England"];
        Assert.Equal(19, england.Count);
        var answer = await AskAsync(england);
        Assert.Equal(15.742105263157894, answer.Number("center")!.Value, 9);
        Assert.Equal(1.8777777777777778, answer.Number("movingRange")!.Value, 9);
        var last = answer.GetProperty("points")[18];
        Assert.Equal(("improvement", true, true), (last.Text("pointType"), last.GetProperty("flags").GetProperty("outside").GetBoolean(), last.GetProperty("flags").GetProperty("trend").GetBoolean()));
        Assert.Equal("special-cause", answer.GetProperty("projection").Text("withheld"));
        Assert.Contains("No projection", answer.Text("sentence"), StringComparison.Ordinal);

        // Its quarters must not be had by subtracting shares; what a quarter adds is analysed as a series of its own.
        var added = england.Zip(england.Skip(1), (a, b) => (b.Period, Math.Round(b.Value - a.Value, 1))).ToList();
        Assert.Equal("common-cause", (await AskAsync(added)).GetProperty("variation").Text("value"));
    }

    private static Dictionary<string, List<(string Period, double Value)>> Planning() => Read("uk_planning_major_on_time_quarterly.csv", 1, 2, 6);

    private static Dictionary<string, List<(string Period, double Value)>> Read(string file, int name, int period, int value) => File.ReadLines(Path(file)).Skip(1)
        .Select(line => line.Split(','))
        .GroupBy(cells => cells[name], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(cells => (Quarter(cells[period]), double.Parse(cells[value], CultureInfo.InvariantCulture))).ToList(), StringComparer.Ordinal);

    // "2021/22 Q1 - 2022/23 Q4": up to January to March 2023; a financial year begins in April.
    private static string Quarter(string text)
    {
        var last = text.Split(" - ")[^1];
        var year = int.Parse(last.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return last[^1] == '4' ? FormattableString.Invariant($"{year + 1}-Q1") : FormattableString.Invariant($"{year}-Q{last[^1] - '0' + 1}");
    }

    private static string Path(string file) => TestFiles.Path("tests", "Series", file);

    private Task<JsonElement> AskAsync(List<(string Period, double Value)> points) => Host.PostAsync(
        "analysis?lang=en",
        new { points = points.Select(p => new { period = p.Period, value = p.Value }), direction = "higher", target = 90, options = new { measure = "percent" } });
}
