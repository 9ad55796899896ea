using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Tests.Api;
using Kpi.Dashboard.Tests.Pages.Reading;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The tables of the other pages, held against the API as <see cref="SameNumbersTests"/> does.</summary>
public sealed class SameNumbersTablesTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const int KpiCount = 12;

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Compare_OfEveryTwoPeriods_ShowsWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var periods = await walk.PeriodsAsync();
        var shown = (await walk.LinesAsync()).Select(l => l.Indicator).Concat((await walk.ItemsAsync("indicators")).Where(i => i.GetProperty("numerator").ValueKind == JsonValueKind.String).Select(i => i.Text("key")!)).ToHashSet(StringComparer.Ordinal);
        // The figures do not depend on the language, their form does: in English the latest period stands for all.
        foreach (var (a, b) in periods.SelectMany((a, i) => periods.Skip(i + 1), (a, b) => (a, b)).Where(p => !walk.English || p.b == periods[^1]))
        {
            var answer = (await walk.ItemsAsync($"compare?agency={Walk.Agency}&a={a}&b={b}")).ToDictionary(r => r.Text("indicator")!, StringComparer.Ordinal);
            var seen = 0;
            foreach (var rows in new[] { "", "&rows=lines" })
            {
                var main = await walk.PageAsync($"/compare?agency={Walk.Agency}&a={a}&b={b}{rows}");
                foreach (var row in main.Find("table", "cmp")!.Find("tbody")!.All("tr").Where(r => !r.Is("tr", "group")))
                {
                    var (key, at) = Walk.Indicator(row.Find("a", "rowlink")!.Attribute("href")!);
                    walk.Same($"compare {a} {b} {key}: leads to", at, b);
                    await ComparedAsync(walk, $"compare {a} {b} {key}", answer[key], row);
                    seen++;
                }
            }
            walk.Same($"compare {a} {b}: rows", seen.ToString(CultureInfo.InvariantCulture), answer.Keys.Count(shown.Contains).ToString(CultureInfo.InvariantCulture));
        }
        walk.AssertNone(least: walk.English ? 3000 : 15_000);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Targets_OfEveryYear_ShowWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var targets = await walk.ItemsAsync($"targets?agency={Walk.Agency}");
        foreach (var year in new[] { 2022, 2023, 2024, 2025 })
        {
            var periods = (await walk.ItemsAsync(FormattableString.Invariant($"periods?calendar=cchc&year={year}")))
                .Where(p => p.GetProperty("deadline").ValueKind == JsonValueKind.String && p.Text("kind") != "month").ToList();
            var main = await walk.PageAsync(FormattableString.Invariant($"/targets?agency={Walk.Agency}&year={year}&rows=all"));
            var rows = main.Find("table", "goalgrid")!.Find("tbody")!.All("tr").ToList();
            walk.Same($"targets {year}: rows", rows.Count >= KpiCount ? "all" : rows.Count.ToString(CultureInfo.InvariantCulture), "all");
            foreach (var row in rows)
            {
                var key = Walk.Indicator(row.Find("a", "rowlink")!.Attribute("href")!).Key;
                var cells = row.All("td").ToList();
                await LatestAsync(walk, $"targets {year} {key}: latest", key, periods[^1].Text("end")!, cells[0]);
                foreach (var (cell, period) in cells.Skip(1).Zip(periods.Select(p => p.Text("key")!)))
                {
                    var target = targets.FirstOrDefault(t => t.Text("indicator") == key && t.Text("period") == period && t.GetProperty("agency").ValueKind == JsonValueKind.String);
                    if (target.ValueKind == JsonValueKind.Undefined) target = targets.FirstOrDefault(t => t.Text("indicator") == key && t.Text("period") == period);
                    await TargetAsync(walk, $"targets {key} {period}", key, period, target, cell);
                }
            }
            foreach (var row in main.Find("table", "pace")?.Find("tbody")?.All("tr") ?? []) await PaceAsync(walk, row);
        }
        walk.AssertNone(least: 700);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public async Task Completeness_OfEveryReport_CountsWhatTheApiGives(string language)
    {
        using var walk = new Walk(samples.Host, language);
        var lines = await walk.LinesAsync();
        var given = (await walk.ObservationsAsync()).Where(o => o.Text("state") is "reported" or "not-applicable").Select(o => (o.Text("period")!, o.Text("indicator")!)).ToHashSet();
        var main = await walk.PageAsync($"/completeness?agency={Walk.Agency}");
        var reports = new List<string>();
        foreach (var cell in main.Find("table", "heat")!.All("div", "heat-cell").Where(c => c.Find("a") is not null))
        {
            var address = new Uri(new Uri("http://x"), cell.Find("a")!.Attribute("href")!);
            var period = (await walk.AskAsync("submissions/" + address.Segments[^1]))!.Value.GetProperty("submission").Text("period")!;
            walk.Numbers($"completeness {period}", cell.Find("a")!.Text, lines.Count(l => given.Contains((period, l.Indicator))), lines.Count);
            reports.Add(period);
        }
        walk.Same("completeness: reports", string.Join(' ', reports.Order(StringComparer.Ordinal)), string.Join(' ', (await walk.PeriodsAsync()).Order(StringComparer.Ordinal)));

        var lacking = lines.Select(l => (l.Indicator, Count: reports.Count(p => !given.Contains((p, l.Indicator))))).Where(l => l.Count > 0).ToList();
        var rows = main.Find("table", "lacking")!.Find("tbody")!.All("tr").ToList();
        walk.Same("completeness: lines", string.Join(' ', rows.Select(r => Walk.Indicator(r.Find("a")!.Attribute("href")!).Key)), string.Join(' ', lacking.Select(l => l.Indicator)));
        foreach (var (row, line) in rows.Zip(lacking)) walk.Numbers($"completeness {line.Indicator}", row.All("td").First().Text, line.Count);
        walk.Same("completeness: headline", ShownNumber.In(main.Find("h1")!.Text, walk.English).Any(n => n.Says(lacking.Sum(l => l.Count))) ? "all" : main.Find("h1")!.Text, "all");
        walk.AssertNone(least: 30);
    }

    private static async Task ComparedAsync(Walk walk, string place, JsonElement answer, PageElement row)
    {
        var cells = row.All("td").ToList();
        var options = (await walk.ItemsAsync("indicators")).Single(i => i.Text("key") == answer.Text("indicator")).GetProperty("options");
        foreach (var (cell, side) in cells.Zip(["A", "B"]))
        {
            var shown = cell.TextWithout("small");
            if (answer.Number(side.ToLowerInvariant()) is not { } value) walk.Same($"{place} {side}", shown, walk.StateWord(answer.Text("state" + side)));
            else if (options.GetArrayLength() > 0) walk.Same($"{place} {side}", shown, options.EnumerateArray().Single(o => o.GetProperty("value").GetInt32() == value).Text("name"));
            else walk.Numbers($"{place} {side}", shown, value);
        }
        var refused = answer.Number("change") is null;
        walk.Same(place, row.Is("tr", "refuse") ? "refused" : "compared", refused ? "refused" : "compared");
        if (refused || row.Is("tr", "refuse")) return;
        var change = row.Find("td", "chd")!;
        walk.Numbers(place + " change", change.Find("b")!.Text, answer.Number("change")!.Value);
        var judged = change.Find("small")!.Text;
        if (ShownNumber.In(judged, walk.English).Count > 0) walk.Numbers(place + " relative", judged, answer.Number("relative") ?? double.NaN);
        var verdict = (answer.GetProperty("better").ValueKind, answer.Text("clarity")) switch
        {
            (_, "no-clear-change") when answer.Number("change") != 0 => "compare.unclear",
            (JsonValueKind.True, _) => "compare.verdict.better",
            (JsonValueKind.False, _) => "compare.verdict.worse",
            _ => answer.Number("change") == 0 ? "compare.verdict.unchanged" : "compare.verdict.neutral",
        };
        walk.Same(place + " verdict", judged.EndsWith(walk.Word(verdict), StringComparison.Ordinal) ? verdict : judged, verdict);
        var target = row.Find("td", "goal")!;
        if (answer.Number("target") is not { } bound)
        {
            walk.Same(place + " target", target.Text, walk.Word("compare.no-target"));
            return;
        }
        walk.Begins(place + " target", target.Find("span")!.Children.Single(c => c.Is("small")).Text, bound);
        var status = target.Find("span", "status")!.Text;
        var word = answer.Text("status") == "not-due" ? walk.Word("status.not-due") : walk.StatusWord(answer.Text("status"), null);
        walk.Same(place + " status", status.StartsWith(word, StringComparison.Ordinal) ? word : status, word);
    }

    private static async Task LatestAsync(Walk walk, string place, string key, string until, PageElement cell)
    {
        var points = (await walk.AskAsync($"series?indicator={key}&agency={Walk.Agency}"))!.Value.GetProperty("points").EnumerateArray();
        var latest = points.Where(p => p.Number("value") is not null && string.CompareOrdinal(p.Text("end"), until) <= 0)
            .OrderBy(p => p.Text("end"), StringComparer.Ordinal).ThenByDescending(p => p.Text("start"), StringComparer.Ordinal).LastOrDefault();
        if (latest.ValueKind == JsonValueKind.Undefined)
        {
            walk.Same(place, cell.Text, walk.StateWord("missing"));
            return;
        }
        walk.Numbers(place, cell.Find("b")?.Text ?? cell.Text, latest.Number("value")!.Value);
        if (latest.Number("numerator") is { } n && latest.Number("denominator") is { } d) walk.Numbers(place + " counts", cell.Find("small")!.Text, n, d);
    }

    private static async Task TargetAsync(Walk walk, string place, string key, string period, JsonElement target, PageElement cell)
    {
        if (target.ValueKind == JsonValueKind.Undefined)
        {
            walk.Same(place, cell.Find("b")?.Text, null);
            return;
        }
        walk.Begins(place, cell.Find("b")?.Text ?? "", target.Number("value")!.Value);

        // A target that is due is judged by the figure of its period.
        var analysis = (await walk.AskAsync($"indicators/{key}/analysis?agency={Walk.Agency}&period={period}"))!.Value;
        if (analysis.Text("targetPeriod") != period || analysis.Number("value") is null) return;
        walk.Same(place + " status", cell.Find("span", "status")!.Text, walk.StatusWord(analysis));
        var gap = cell.All("small").Select(s => s.Text).FirstOrDefault(t => ShownNumber.In(t, walk.English).Count > 0 && !t.Contains(walk.Word("targets.illustrative"), StringComparison.Ordinal));
        if (analysis.Number("gap") is not (null or 0)) walk.Same(place + " gap", gap is not null && ShownNumber.In(gap, walk.English).Any(n => n.Says(Math.Abs(analysis.Number("gap")!.Value))) ? "as given" : gap, "as given");
    }

    private static async Task PaceAsync(Walk walk, PageElement row)
    {
        var key = Walk.Indicator(row.Find("a", "rowlink")!.Attribute("href")!).Key;
        var analysis = (await walk.AskAsync($"indicators/{key}/analysis?agency={Walk.Agency}"))!.Value;
        var way = analysis.GetProperty("toTarget");
        var bound = ShownNumber.In(row.Find("td")!.Find("small")!.Text, walk.English);

        // The analysis answers for the nearest target; the page lists those after it, too.
        if (way.ValueKind != JsonValueKind.Object || !bound[0].Says(analysis.Number("target")!.Value)) return;
        var times = row.Find("span", "rbi")?.Text;
        if (way.Number("paceRatio") is { } ratio && times is not null) walk.Numbers($"targets {key}: pace", times, ratio);
        if (way.GetProperty("landing") is { ValueKind: JsonValueKind.Object } landing && landing.GetProperty("withheld").ValueKind == JsonValueKind.Null)
        {
            var shown = row.All("td").ElementAt(4).TextWithout("small");
            if (ShownNumber.In(shown, walk.English).Count == 3) walk.Numbers($"targets {key}: landing", shown, landing.Number("value")!.Value, landing.Number("low80")!.Value, landing.Number("high80")!.Value);
        }
    }
}
