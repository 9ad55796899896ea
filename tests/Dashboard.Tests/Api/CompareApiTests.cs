using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Series;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Comparisons over the API go by the days that figures cover, and say why where they cannot be made.</summary>
public sealed class CompareApiTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Flow = "cchc.3.3.received";

    private DashboardHost Host => fixture.Host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task YearToDateLine_ThirdQuarterBesideTheFirst_IsRefusedWithTheReason()
    {
        await Host.PublishAsync("2070-Q1", ("cchc.1.1.1", 40), ("cchc.1.1.2", 8), ("cchc.3.3.received", 100));
        await Host.PublishAsync("2070-H1", ("cchc.1.1.1", 40), ("cchc.1.1.2", 19), ("cchc.3.3.received", 210));
        await Host.PublishAsync("2070-Q3", ("cchc.1.1.1", 40), ("cchc.1.1.2", 29), ("cchc.3.3.received", 102));

        var alone = Item(await AnalysisAsync("cchc.1.1.2", "2070-Q3", "vi"), "previous");
        Assert.Equal(("missing-side", null, null), (alone.Text("refusal"), alone.Text("period"), alone.Number("change")));
        Assert.Equal("Chưa có kỳ trước nào cùng độ dài có số liệu để so sánh.", alone.Text("reason"));

        await Host.PublishAsync("2069-Q3", ("cchc.1.1.1", 40), ("cchc.1.1.2", 24));
        foreach (var (key, change) in new[] { ("cchc.1.1.2", 5d), ("kpi.plan-completion", 12.5) })
        {
            var previous = Item(await AnalysisAsync(key, "2070-Q3", "en"), "previous");
            Assert.Equal(("2069-Q3", change, null), (previous.Text("period"), previous.Number("change"), previous.Text("reason")));
            Assert.Equal(("2068-12-15", "2069-09-14", 274), Window(previous.GetProperty("window")));
            Assert.Equal(("2069-12-15", "2070-09-14", 274), Window(previous.GetProperty("thisWindow")));
        }

        var rows = await RowsAsync("2070-Q1", "2070-Q3", "en");
        foreach (var key in new[] { "cchc.1.1.2", "kpi.plan-completion" })
        {
            Assert.Equal(("overlapping-windows", null, "Not compared: the windows overlap."), (rows[key].Text("refusal"), rows[key].Number("change"), rows[key].Text("reason")));
            Assert.Equal(("2069-12-15", "2070-09-14", 274), Window(rows[key].GetProperty("windowB")));
        }
        Assert.Equal((null, null, true), (rows["cchc.3.3.received"].Text("refusal"), rows["cchc.3.3.received"].Text("reason"), rows["cchc.3.3.received"].GetProperty("perDay").GetBoolean()));
        Assert.Equal("overlapping-windows", (await Host.GetJsonAsync("indicators/kpi.plan-completion/movement?agency=sct-ha-nam&a=2070-Q1&b=2070-Q3")).Text("refusal"));
        Assert.Null((await Host.GetJsonAsync("indicators/kpi.plan-completion/movement?agency=sct-ha-nam&a=2069-Q3&b=2070-Q3")).Text("refusal"));
        Assert.Equal("Không so sánh: 274 ngày và 90 ngày không cùng độ dài.", (await RowsAsync("2069-Q3", "2070-Q1", "vi"))["cchc.1.1.2"].Text("reason"));
    }

    [Fact]
    public async Task DeclaredWindow_OfAReport_ReachesEveryComparison()
    {
        await Host.PublishAsync("2073-H1", ("cchc.3.3.received", 1820), ("cchc.3.3.resolved", 1820));
        await Host.PublishAsync(
            "2074-H1", null, (new DateOnly(2073, 12, 16), new DateOnly(2074, 6, 6)), ("cchc.3.3.received", 1903, null, null), ("cchc.3.3.resolved", 1903, null, null));

        // 1820 in 182 days against 1903 in 173: 10 against 11 a day.
        var row = (await RowsAsync("2073-H1", "2074-H1", "en"))["cchc.3.3.received"];
        Assert.Equal((true, 1, 10), (row.GetProperty("perDay").GetBoolean(), Math.Round(row.Number("change")!.Value, 9), Math.Round(row.Number("relative")!.Value, 9)));
        Assert.Equal(("2073-12-16", "2074-06-06", 173), Window(row.GetProperty("windowB")));
        var answer = await AnalysisAsync("cchc.3.3.received", "2074-H1", "en");
        foreach (var against in new[] { "previous", "year-before", "year-to-date" })
        {
            var item = Item(answer, against);
            Assert.Equal(("2073-H1", true, 1), (item.Text("period"), item.GetProperty("perDay").GetBoolean(), Math.Round(item.Number("change")!.Value, 9)));
            Assert.Equal(("2073-12-16", "2074-06-06", 173), Window(item.GetProperty("thisWindow")));
        }
        Assert.Contains("a day (the two windows differ in length)", answer.Text("sentence")!.Replace('\u00a0', ' '), StringComparison.Ordinal);

        // Rates are compared as they are, whatever their windows; the calculated one has its report's.
        var rate = (await RowsAsync("2073-H1", "2074-H1", "en"))["kpi.resolution-rate"];
        Assert.Equal((false, 0, 173), (rate.GetProperty("perDay").GetBoolean(), rate.Number("change"), Window(rate.GetProperty("windowB")).Days));

        // What is taken apart is held against the same windows.
        const string Movement = "indicators/kpi.resolution-rate/movement?agency=sct-ha-nam";
        await Host.PublishAsync("2075-H1", null, (new DateOnly(2074, 6, 1), new DateOnly(2075, 6, 14)), ("cchc.3.3.received", 1900, null, null), ("cchc.3.3.resolved", 1900, null, null));
        Assert.Equal("overlapping-windows", (await RowsAsync("2074-H1", "2075-H1", "en"))["kpi.resolution-rate"].Text("refusal"));
        Assert.Equal("overlapping-windows", (await Host.GetJsonAsync($"{Movement}&a=2074-H1&b=2075-H1")).Text("refusal"));
        Assert.Null((await Host.GetJsonAsync($"{Movement}&a=2073-H1&b=2074-H1")).Text("refusal"));

        // A series gives the periods as the calendar has them.
        var point = (await Host.GetJsonAsync("series?indicator=cchc.3.3.received&agency=sct-ha-nam&from=2074-H1&to=2074-H1")).GetProperty("points")[0];
        Assert.Equal(("2073-12-15", "2074-06-14"), (point.Text("start"), point.Text("end")));
    }

    // The same count over other days is another one a day: a corrected report that only says which days it covers is a correction.
    [Theory]
    [InlineData(2094, true)]
    [InlineData(2097, false)]
    public async Task DeclaredWindow_ThatIsCorrected_IsTheReportsThatStands(int year, bool declaredFirst)
    {
        (DateOnly, DateOnly)? declared = (new DateOnly(year, 12, 16), new DateOnly(year + 1, 6, 6));
        await Host.PublishAsync($"{year}-H1", ("cchc.3.3.received", 1820), ("cchc.3.3.resolved", 1820));
        await Host.PublishAsync($"{year + 1}-H1", "first", declaredFirst ? declared : null, ("cchc.3.3.received", 1903, null, null), ("cchc.3.3.resolved", 1903, null, null));
        await Host.PublishAsync($"{year + 1}-H1", "second", declaredFirst ? null : declared, ("cchc.3.3.received", 1903, null, null), ("cchc.3.3.resolved", 1903, null, null));
        var rows = await RowsAsync($"{year}-H1", $"{year + 1}-H1", "en");
        Assert.Equal(declaredFirst ? 182 : 173, Window(rows["cchc.3.3.received"].GetProperty("windowB")).Days);
        Assert.Equal(!declaredFirst, rows["cchc.3.3.received"].GetProperty("perDay").GetBoolean());
        Assert.Equal(declaredFirst ? 182 : 173, Window(rows["kpi.resolution-rate"].GetProperty("windowB")).Days);

        // The only figure that has changed is the one that is counted a day.
        var changed = (await Host.GetJsonAsync("restatements?agency=sct-ha-nam&since=2000-01-01&later=true")).Items().Where(r => r.Text("period") == $"{year + 1}-H1");
        Assert.Equal(["kpi.throughput-per-day"], changed.Select(r => r.Text("indicator")));
    }

    // The overview, the page of the indicator, the page of comparisons and the API tell one change.
    [Fact]
    public async Task DeclaredWindow_OfAReport_IsToldAlikeOnEveryPage()
    {
        await PublishAsync("2083-H1", 1820, null);
        await PublishAsync("2084-H1", 1740, (new DateOnly(2083, 12, 16), new DateOnly(2084, 6, 6)));

        // 1820 in 182 days against 1740 in 174: as many a day, though fewer in all.
        var (row, item, tile, shown, words) = await ToldAsync("2083-H1", "2084-H1");
        Assert.Equal((0, true, null), (row.Number("change"), row.GetProperty("perDay").GetBoolean(), row.Text("reason")));
        Assert.Equal((0, true), (item.Number("change"), item.GetProperty("perDay").GetBoolean()));
        Assert.Equal((0d, true), (tile.YearBefore.Absolute!.Value, tile.YearBefore.PerDay));
        Assert.Equal((0d, true, 174), (shown.Selected!.YearBefore.Absolute!.Value, shown.Selected.YearBefore.PerDay, shown.Selected.YearBefore.After!.Days));
        Assert.StartsWith("The same as ", words, StringComparison.Ordinal);

        // 11 a day in 2085, up from 10: 2001 in 182 days.
        await PublishAsync("2085-H1", 2002, null);
        (row, _, tile, shown, words) = await ToldAsync("2084-H1", "2085-H1");
        Assert.Equal((1d, 1d, 1d), (Math.Round(row.Number("change")!.Value, 9), Math.Round(tile.YearBefore.Absolute!.Value, 9), Math.Round(shown.Selected!.YearBefore.Absolute!.Value, 9)));
        Assert.StartsWith("1 dossier a day (the two windows differ in length) higher than ", words, StringComparison.Ordinal);

        // A report that reaches into the next year's has days in common with it.
        await PublishAsync("2086-H1", 1900, (new DateOnly(2085, 6, 10), new DateOnly(2086, 6, 14)));
        (row, _, tile, shown, words) = await ToldAsync("2085-H1", "2086-H1");
        Assert.Equal(("overlapping-windows", null), (row.Text("refusal"), row.Number("change")));
        Assert.Equal((ComparisonRefusal.OverlappingWindows, null, null), (tile.YearBefore.Refusal, tile.YearBefore.Absolute, tile.Before));
        Assert.Equal((ComparisonRefusal.OverlappingWindows, null), (shown.Selected!.YearBefore.Refusal, shown.Selected.Before));
        Assert.StartsWith(row.Text("reason")!, words, StringComparison.Ordinal);

        Task<Guid> PublishAsync(string period, double value, (DateOnly, DateOnly)? window) => Host.PublishAsync(period, null, window, (Flow, value, null, null));
    }

    private async Task<(JsonElement Row, JsonElement Item, KpiTile Tile, IndicatorView Page, string Words)> ToldAsync(string before, string after)
    {
        CultureInfo.CurrentUICulture = Language.English;
        await using var scope = Host.Services.CreateAsyncScope();
        var catalogue = await scope.ServiceProvider.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var text = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(Language.English);
        var page = await scope.ServiceProvider.GetRequiredService<IndicatorReader>().ReadAsync(new IndicatorQuery(Flow, after, null, SeriesAccumulation.Reported), Cancel);
        var index = await scope.ServiceProvider.GetRequiredService<IndexReader>().ReadAsync(new IndexQuery(null, after, null), Cancel);
        var sentences = new IndicatorSentences(new Wording(catalogue, numbers, text, Language.English), numbers, new DateText(Language.English, TimeZoneInfo.Utc), text);
        return (
            (await RowsAsync(before, after, "en"))[Flow],
            Item(await AnalysisAsync(Flow, after, "en"), "year-before"),
            index.Rows.Single(r => r.Tile.Indicator.Key == Flow).Tile,
            page,
            sentences.Second(page)!.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task YearToDate_OfAFlow_StandsBesideTheYearBefore()
    {
        await Host.PublishAsync("2076-H1", ("cchc.3.3.received", 100));
        await Host.PublishAsync("2076-Q3", ("cchc.3.3.received", 50));
        await Host.PublishAsync("2077-H1", ("cchc.3.3.received", 110));
        var missing = Item(await AnalysisAsync("cchc.3.3.received", "2077-Q3", "en"), "year-to-date");
        Assert.Equal(("missing-side", "Not compared: Q3 2077 has no figure, which is not 0."), (missing.Text("refusal"), missing.Text("reason")));
        await Host.PublishAsync("2077-Q3", ("cchc.3.3.received", 60), ("cchc.7.1", 127));
        var ytd = Item(await AnalysisAsync("cchc.3.3.received", "2077-Q3", "en"), "year-to-date");
        Assert.Equal(("2076-9M", 150, 170, 20), (ytd.Text("period"), ytd.Number("value"), ytd.Number("thisValue"), ytd.Number("change")));
        Assert.DoesNotContain((await AnalysisAsync("cchc.7.1", "2077-Q3", "en")).GetProperty("comparisons").EnumerateArray(), c => c.Text("against") == "year-to-date");
    }

    [Fact]
    public async Task Compare_IndicatorsOfTwoCalendars_GoesByTheirOwn()
    {
        await Host.PublishAsync("2079-H1", ("cchc.3.3.received", 100));
        await Host.PublishAsync("2080-H1", ("cchc.3.3.received", 120));
        await using var scope = Host.Services.CreateAsyncScope();
        var catalogue = await scope.ServiceProvider.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var agency = (await scope.ServiceProvider.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single();
        Assert.True(catalogue.Calendars.Count > 1);
        foreach (var first in catalogue.Calendars)
        {
            var other = new CatalogueSnapshot([first, .. catalogue.Calendars.Where(c => c != first)], catalogue.Forms, catalogue.Indicators, catalogue.Rules);
            var rows = await scope.ServiceProvider.GetRequiredService<AnalysisReader>().CompareAsync(other, agency, "2079-H1", "2080-H1", null, Cancel);
            Assert.Equal(20, rows.Single(r => r.Indicator.Key == "cchc.3.3.received").Comparison.Absolute);
        }
    }

    private static JsonElement Item(JsonElement answer, string against) => answer.GetProperty("comparisons").EnumerateArray().Single(c => c.Text("against") == against);

    private static (string? Start, string? End, int Days) Window(JsonElement window) => (window.Text("start"), window.Text("end"), window.GetProperty("days").GetInt32());

    private Task<JsonElement> AnalysisAsync(string key, string period, string language) =>
        Host.GetJsonAsync($"indicators/{key}/analysis?agency=sct-ha-nam&period={period}&lang={language}");

    private async Task<Dictionary<string, JsonElement>> RowsAsync(string a, string b, string language) =>
        (await Host.GetJsonAsync($"compare?agency=sct-ha-nam&a={a}&b={b}&lang={language}")).Items().ToDictionary(i => i.Text("indicator")!);
}
