using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Tests.Api;
using Kpi.Dashboard.Tests.Pages.Reading;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>
/// The numbers on every page are those the API gives for the same question. Reads pages as a person does and turns what they show back into numbers, so that
/// neither the reading of figures nor their wording is trusted.
/// </summary>
public sealed class SameNumbersTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly string[] Accumulations = ["reported", "discrete", "ytd"];

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Overview_OfEveryPeriod_ShowsWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var lines = await walk.LinesAsync();
        var observations = await walk.ObservationsAsync();
        foreach (var period in await walk.PeriodsAsync())
        {
            var main = await walk.PageAsync($"/?agency={Walk.Agency}&period={period}");
            var seen = 0;
            foreach (var tile in main.All("article", "tile"))
            {
                var key = Walk.Indicator(tile.Find("a")!.Attribute("href")!).Key;
                await TileAsync(walk, $"overview {period} {key}", key, period, tile);
                seen++;
            }
            foreach (var row in main.Find("table", "watch")?.Find("tbody")?.All("tr") ?? [])
            {
                var key = Walk.Indicator(row.Find("a")!.Attribute("href")!).Key;
                await WatchedAsync(walk, $"overview {period} {key}", key, period, row);
                seen++;
            }
            walk.Same($"overview {period}: KPIs", seen.ToString(CultureInfo.InvariantCulture), "12");

            var states = observations.Where(o => o.Text("period") == period).ToDictionary(o => o.Text("indicator")!, StringComparer.Ordinal);
            foreach (var (row, section) in main.Find("table", "secs")!.Find("tbody")!.All("tr").Zip(lines.Where(l => l.Section > 0).GroupBy(l => l.Section).OrderBy(g => g.Key)))
            {
                var marks = section.Select(l => Mark(states.TryGetValue(l.Indicator, out var o) ? o : null)).ToList();
                var place = $"overview {period} section {section.Key}";
                walk.Numbers(place, row.All("td").First().Text, marks.Count(m => m != "cell none"), marks.Count);
                walk.Same(place, string.Join(", ", row.Find("div", "cells")!.Children.Select(c => c.Attribute("class"))), string.Join(", ", marks));
            }
        }
        walk.AssertNone(least: 900);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Indicator_InEveryAccumulation_ShowsTheSeriesOfTheApi(string language)
    {
        using var walk = new Walk(samples.Host, language);
        foreach (var indicator in await walk.ItemsAsync("indicators"))
        {
            foreach (var accumulation in Accumulations)
            {
                var key = indicator.Text("key")!;
                if (await SeriesAsync(walk, key, accumulation) is not { } points) continue;
                var main = await walk.PageAsync($"/indicators/{key}?agency={Walk.Agency}&as={accumulation}");
                if (main.Find("table", "series") is { } table) Series(walk, $"{key} {accumulation}", indicator, points, table);
                else walk.Same($"{key} {accumulation}: figures", "none", points.Exists(p => p.Text("state") == "reported") ? "some" : "none");
            }
        }
        walk.AssertNone(least: 3000);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Indicator_InEveryPeriod_OpensWithTheFigureOfTheApi(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var periods = new List<string>();
        foreach (var year in walk.English ? [2024] : new[] { 2022, 2023, 2024 })
        {
            periods.AddRange((await walk.ItemsAsync(FormattableString.Invariant($"periods?calendar=cchc&year={year}"))).Select(p => p.Text("key")!).Where(k => !IsMonth(k)));
        }
        var reported = (await walk.ObservationsAsync()).Select(o => (o.Text("indicator"), o.Text("period"))).ToHashSet();
        foreach (var indicator in await walk.ItemsAsync("indicators"))
        {
            var key = indicator.Text("key")!;
            foreach (var period in periods)
            {
                var main = await walk.PageAsync($"/indicators/{key}?agency={Walk.Agency}&period={period}");
                var chosen = main.All("input").FirstOrDefault(i => i.Attribute("name") == "as" && i.Attribute("checked") is not null)?.Attribute("value") ?? "reported";
                // A period the series has no place for opens with the one that ends on the same day; the row that is shown says which.
                if (main.Find("tr", "sel") is not { } row || Walk.Indicator(row.Find("a", "rowlink")!.Attribute("href")!).Period is not { } shown) continue;
                var point = (await SeriesAsync(walk, key, chosen))!.Single(p => p.Text("period") == shown);
                var place = $"{key} {period} ({chosen} {shown})";
                var before = (await SeriesAsync(walk, key, chosen))!.FirstOrDefault(p => p.Text("period") == Walk.YearBefore(shown));
                Opening(walk, place, indicator, point, before, main);

                // What was reported as it stands is one more question: the analysis of the period.
                if (chosen != "reported" || period != shown || !reported.Contains((key, period)) || await AnalysisAsync(walk, key, period) is not { } analysis) continue;
                foreach (var name in new[] { "value", "numerator", "denominator", "target", "gap" }) walk.Same(place + " " + name, $"{point.Number(name):R}", $"{analysis.Number(name):R}");
                walk.Same(place + " status", point.Text("status"), analysis.Text("status"));
            }
        }
        walk.AssertNone(least: walk.English ? 1000 : 5000);
    }

    private static async Task TileAsync(Walk walk, string place, string key, string period, PageElement tile)
    {
        var analysis = (await AnalysisAsync(walk, key, period))!.Value;
        walk.Same(place, tile.Find("span", "status")!.Text, walk.StatusWord(analysis));
        Figure(walk, place, analysis, tile.Find("strong")?.Text ?? tile.Find("p", "fig")!.Text, tile.Find("span", "nd")?.Text ?? "");
        walk.Target(place, tile.Find("p", "tgt")!.Text, analysis.Number("target"), analysis.Number("gap"), analysis.Number("gapCount"));
        var change = YearBefore(analysis);
        var shown = tile.Find("p", "chg")!;
        if (change.Number("change") is { } difference)
        {
            walk.Numbers(place + " change", shown.Find("b")?.Text ?? "", difference);
            walk.Same(place + " before", Ends(walk, shown.Text, change.Number("value")), "yes");
        }
        else
        {
            walk.Same(place + " change", shown.Find("b")?.Text, null);
        }
    }

    private static async Task WatchedAsync(Walk walk, string place, string key, string period, PageElement row)
    {
        var analysis = (await AnalysisAsync(walk, key, period))!.Value;
        var cells = row.All("td").ToList();
        walk.Same(place, analysis.Text("toward"), null);
        Figure(walk, place, analysis, cells[0].Find("b")?.Text ?? cells[0].Text, cells[0].Find("span", "dim")?.Text ?? "");
        var change = YearBefore(analysis);
        if (change.Number("change") is { } difference) walk.Numbers(place + " change", cells[1].Text, difference, change.Number("value")!.Value);
        else walk.Numbers(place + " change", cells[1].Text);
    }

    /// <summary>A value beside its two counts.</summary>
    internal static void Figure(Walk walk, string place, JsonElement answer, string value, string counts)
    {
        if (answer.Number("value") is not { } number)
        {
            walk.Same(place + " value", value, walk.StateWord(answer.Text("state")));
            return;
        }
        walk.Numbers(place + " value", value, number);
        if (answer.Number("numerator") is { } numerator && answer.Number("denominator") is { } denominator) walk.Numbers(place + " counts", counts, numerator, denominator);
    }

    private static void Series(Walk walk, string place, JsonElement indicator, List<JsonElement> points, PageElement table)
    {
        var heads = table.Find("thead")!.All("th").Select(h => h.Text).ToList();
        var (numerator, denominator) = (heads.IndexOf(walk.Word("indicator.col.numerator")), heads.IndexOf(walk.Word("indicator.col.denominator")));
        var (step, before, target) = (heads.IndexOf(walk.Word("indicator.col.step")), heads.IndexOf(walk.Word("indicator.col.before")), heads.IndexOf(walk.Word("indicator.col.target")));
        var byPeriod = points.ToDictionary(p => p.Text("period")!, StringComparer.Ordinal);
        var rows = table.Find("tbody")!.All("tr").ToList();
        walk.Same(place + ": periods", string.Join(' ', rows.Select(r => Walk.Indicator(r.Find("a", "rowlink")!.Attribute("href")!).Period)), string.Join(' ', points.Select(p => p.Text("period")).Reverse()));
        foreach (var row in rows)
        {
            var period = Walk.Indicator(row.Find("a", "rowlink")!.Attribute("href")!).Period!;
            if (!byPeriod.TryGetValue(period, out var point)) continue;
            var here = $"{place} {period}";
            var cells = row.Children.ToList();
            var link = row.Find("a", "rowlink")!;
            Value(walk, here, indicator, point, string.Join(' ', link.Text.Replace(link.Find("span", "sr")!.Text, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            if (numerator > 0) walk.Numbers(here + " numerator", cells[numerator].Text, point.Number("numerator") is { } n ? [n] : []);
            if (denominator > 0) walk.Numbers(here + " denominator", cells[denominator].Text, point.Number("denominator") is { } d ? [d] : []);
            var last = points.TakeWhile(p => p.Text("period") != period).LastOrDefault();
            if (step > 0 && ShownNumber.In(cells[step].Text, walk.English).Count > 0) walk.Numbers(here + " step", cells[step].Text, (point.Number("value") - last.Number("value"))!.Value);
            if (byPeriod.TryGetValue(Walk.YearBefore(period), out var then) && then.Number("value") is not null) Value(walk, here + " before", indicator, then, cells[before].Text);
            else walk.Numbers(here + " before", cells[before].Text);
            if (point.Text("status") is "met" or "near" or "missed")
            {
                walk.Same(here + " status", cells[target].Find("span", "status")!.TextWithout("small"), walk.StatusWord(point.Text("status"), null));
                walk.Target(here + " target", cells[target].Text, point.Number("target"), null, null);
            }
            else if (target > 0)
            {
                walk.Same(here + " status", cells[target].Text, "");
            }
        }
    }

    private static void Opening(Walk walk, string place, JsonElement indicator, JsonElement point, JsonElement before, PageElement main)
    {
        var name = indicator.Text("name")! + ": ";
        var sentence = main.Find("h1")!.Text;
        if (!sentence.StartsWith(name, StringComparison.Ordinal))
        {
            walk.Same(place, sentence, name);
            return;
        }
        sentence = sentence[name.Length..];
        if (point.Number("value") is not { } value)
        {
            walk.Same(place, sentence.StartsWith(walk.Word("indicator.headline.none").Split("{0}: ")[1].Split(" {1}")[0], StringComparison.Ordinal) ? "none" : sentence, "none");
            return;
        }
        if (indicator.Text("kind") == "enumeration") walk.Same(place, Option(indicator, value) is { } option && sentence.StartsWith(option, StringComparison.Ordinal) ? "as answered" : sentence, "as answered");
        else if (point.Number("numerator") is { } n && point.Number("denominator") is { } d) walk.Begins(place, sentence, n, d, value);
        else walk.Begins(place, sentence, value);
        var at = sentence.IndexOfAny(['≥', '≤']);
        if (at >= 0) walk.Target(place + " target", sentence, point.Number("target"), point.Number("gap"), Count(point));
        else walk.Same(place + " target", point.Number("gap") is null ? "none" : point.Text("target"), "none");

        // The sentence names the period it compares with; its figure stands last within the brackets.
        var second = main.Find("div", "lede")?.Find("p")?.Text ?? "";
        if (indicator.Text("kind") != "enumeration" && before.ValueKind == JsonValueKind.Object && before.Number("value") is { } then && second.IndexOf(')', StringComparison.Ordinal) is > 0 and var close)
        {
            var was = ShownNumber.In(second[(second.IndexOf('(', StringComparison.Ordinal) + 1)..close], walk.English);
            walk.Same(place + " before", was.Count > 0 && was[^1].Says(then) ? "as given" : second, "as given");
        }
    }

    private static void Value(Walk walk, string place, JsonElement indicator, JsonElement point, string shown)
    {
        if (point.Number("value") is not { } value) walk.Same(place, shown, walk.StateWord(point.Text("state")));
        else if (indicator.Text("kind") == "enumeration") walk.Same(place, shown, Option(indicator, value));
        else walk.Numbers(place, shown, value);
    }

    private static async Task<JsonElement?> AnalysisAsync(Walk walk, string key, string period) => await walk.AskAsync($"indicators/{key}/analysis?agency={Walk.Agency}&period={period}");

    private static async Task<List<JsonElement>?> SeriesAsync(Walk walk, string key, string accumulation) =>
        await walk.AskAsync($"series?indicator={key}&agency={Walk.Agency}&accumulation={accumulation}") is { } series ? [.. series.GetProperty("points").EnumerateArray()] : null;

    private static JsonElement YearBefore(JsonElement analysis) => analysis.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == "year-before");

    // What is lacking of a rate, in things: so many more of its denominator that the rate reaches the target.
    private static double? Count(JsonElement point) => point.Number("target") is { } target && point.Number("numerator") is { } numerator && point.Number("denominator") is { } denominator
        ? Math.Ceiling((target * denominator / 100) - numerator - 1e-9)
        : null;

    private static string? Option(JsonElement indicator, double value) => indicator.GetProperty("options").EnumerateArray().FirstOrDefault(o => o.GetProperty("value").GetInt32() == value) is { ValueKind: JsonValueKind.Object } option ? option.Text("name") : null;

    private static string Ends(Walk walk, string shown, double? value) => value is { } number && ShownNumber.In(shown, walk.English) is { Count: > 0 } numbers && numbers[^1].Says(number) ? "yes" : shown;

    private static string Mark(JsonElement? observation) => observation is not { } o ? "cell none" : (o.Text("state"), o.Number("value")) switch
    {
        ("reported", 0) => "cell zero",
        ("reported", _) => "cell",
        ("not-applicable", _) => "cell na",
        _ => "cell none",
    };

    private static bool IsMonth(string period) => period.Length == 7 && char.IsAsciiDigit(period[5]) && char.IsAsciiDigit(period[6]);
}
