using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Tests.Api;
using Kpi.Dashboard.Tests.Pages.Reading;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The list of all indicators and the screen on the wall show the numbers the API gives, in every period.</summary>
public sealed class SameNumbersListsTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Index_OfEveryPeriod_ShowsWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var indicators = (await walk.ItemsAsync("indicators")).ToDictionary(i => i.Text("key")!, StringComparer.Ordinal);
        foreach (var period in await walk.PeriodsAsync())
        {
            var main = await walk.PageAsync($"/indicators?agency={Walk.Agency}&period={period}");
            var rows = main.All("table", "index").SelectMany(t => t.Find("tbody")!.All("tr")).ToList();
            walk.Same($"index {period}: rows", rows.Count.ToString(CultureInfo.InvariantCulture), indicators.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var row in rows)
            {
                var key = Walk.Indicator(row.Find("a")!.Attribute("href")!).Key;
                await LineAsync(walk, $"index {period} {key}", indicators[key], period, row);
            }
        }
        walk.AssertNone(least: 2000);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Wall_OfEveryPeriod_ShowsWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var lines = await walk.LinesAsync();
        var given = (await walk.ObservationsAsync()).Where(o => o.Text("state") is "reported" or "not-applicable").Select(o => (o.Text("period")!, o.Text("indicator")!)).ToHashSet();
        var names = (await walk.ItemsAsync("indicators")).Where(i => i.Text("key")!.StartsWith("kpi.", StringComparison.Ordinal)).ToDictionary(i => i.Text("name")!, i => i.Text("key")!, StringComparer.Ordinal);
        foreach (var period in await walk.PeriodsAsync())
        {
            var main = await walk.PageAsync($"/wall?agency={Walk.Agency}&period={period}");
            var tiles = main.All("article", "wall-tile").ToList();
            walk.Same($"wall {period}: KPIs", tiles.Count.ToString(CultureInfo.InvariantCulture), "12");
            foreach (var tile in tiles)
            {
                var key = names[tile.Find("h3")!.Text];
                var place = $"wall {period} {key}";
                var analysis = (await walk.AskAsync($"indicators/{key}/analysis?agency={Walk.Agency}&period={period}"))!.Value;
                walk.Same(place, tile.Find("span", "status")!.Text, walk.StatusWord(analysis));
                var value = tile.Find("p", "wall-value")!;
                SameNumbersTests.Figure(walk, place, analysis, value.Find("strong")?.Text ?? value.Text, value.Find("span")?.Text ?? "");
                if (tile.Find("p", "wall-target") is { } target) walk.Target(place, target.Text, analysis.Number("target"), analysis.Number("gap"), analysis.Number("gapCount"));
                else walk.Same(place + " target", null, analysis.Number("target")?.ToString(CultureInfo.InvariantCulture));
            }
            var sections = main.Find("table", "wall-sections")!.Find("tbody")!.All("tr").ToList();
            foreach (var (row, section) in sections.Zip(lines.Where(l => l.Section > 0).GroupBy(l => l.Section).OrderBy(g => g.Key)))
            {
                walk.Numbers($"wall {period} section {section.Key}", row.Find("td", "num")!.Text, section.Count(l => given.Contains((period, l.Indicator))), section.Count());
            }
        }
        walk.AssertNone(least: 500);
    }

    private static async Task LineAsync(Walk walk, string place, JsonElement indicator, string period, PageElement row)
    {
        var key = indicator.Text("key")!;
        var cells = row.All("td").ToList();
        if (await walk.AskAsync($"indicators/{key}/analysis?agency={Walk.Agency}&period={period}") is not { } analysis)
        {
            walk.Numbers(place, cells[0].Text);
            return;
        }
        if (indicator.Text("kind") == "enumeration")
        {
            var answer = analysis.Number("value") is { } number
                ? indicator.GetProperty("options").EnumerateArray().Single(o => o.GetProperty("value").GetInt32() == number).Text("name")
                : walk.StateWord(analysis.Text("state"));
            walk.Same(place, cells[0].Find("b")?.Text ?? cells[0].Text, answer);
            return;
        }
        SameNumbersTests.Figure(walk, place, analysis, cells[0].Find("b")?.Text ?? cells[0].Text, cells[0].Find("span", "dim")?.Text ?? "");
        var before = analysis.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "year-before");
        walk.Numbers(place + " change", cells[1].Text, before.Number("change") is { } change ? [change] : []);
        walk.Same(place + " status", cells[3].Text, walk.StatusWord(analysis));
    }
}
