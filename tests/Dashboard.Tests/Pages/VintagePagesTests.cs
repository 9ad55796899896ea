using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Pages.Completeness;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>Pages as known on a day: the same figures and targets as the API gives for the same instant, and nothing that came later.</summary>
public sealed class VintagePagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Rate = "kpi.resolution-rate";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardHost Host => fixture.Host;

    [Fact]
    public async Task Pages_AsKnownThen_AreTheApisAndSayIt()
    {
        await Host.PublishAsync("2060-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90));
        await Host.PublishAsync("2061-H1", ("cchc.3.3.received", 200), ("cchc.3.3.resolved", 180));
        await TargetAsync(92);
        var (catalogue, agency) = (await Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), (await Host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel))[0]);
        await Host.Services.GetRequiredService<TargetPlanStore>().PutAsync(agency.Id, 2061, [new TargetPlanRow(catalogue.Find(Rate)!.Id, catalogue.CalendarOf(catalogue.Form("cchc-pl1")!).Find("2061-H1")!, TargetComparator.AtLeast, 95, null, null, null, null, null)], "planner", Cancel);
        await Task.Delay(20, Cancel);
        var then = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await Task.Delay(20, Cancel);
        await Host.PublishAsync("2061-H1", "đếm lại", null, ("cchc.3.3.received", 200, null, null), ("cchc.3.3.resolved", 190, null, null));
        await Host.PublishAsync("2062-H1", ("cchc.3.3.received", 300));
        await TargetAsync(99);

        foreach (var asOf in new[] { then, null })
        {
            var vintage = Vintage.Read(asOf, Host.Services.GetRequiredService<KpiSettings>(), TimeProvider.System);
            var more = asOf is null ? "" : "&asOf=" + asOf;
            await using var scope = Host.Services.CreateAsyncScope();
            foreach (var accumulation in Enum.GetValues<SeriesAccumulation>())
            {
                var page = await scope.ServiceProvider.GetRequiredService<IndicatorReader>().ReadAsync(new IndicatorQuery(Rate, "2061-H1", null, accumulation) { Vintage = vintage }, Cancel);
                var answer = await Host.GetJsonAsync($"series?indicator={Rate}&agency=sct-ha-nam&accumulation={Kpi.Data.Words.Of(page.Accumulation)}{more}");
                Assert.Equal(
                    answer.GetProperty("points").EnumerateArray().Select(p => (p.Text("period")!, p.Number("value"), p.Text("status")!, p.Number("target"))),
                    page.Rows.Select(r => (r.Period.Key, r.Figure.Value, Kpi.Data.Words.Of(r.Judgement.Status), r.Judgement.Target?.Value)));
                Assert.Equal(asOf is null ? 99 : 92, page.Targets.Single().Value);
                if (accumulation == SeriesAccumulation.Reported) Assert.Equal(asOf is null ? 2 : 1, page.Lineage!.Parts.Single(p => p.Indicator.Key == "cchc.3.3.resolved").Source!.Revision);
            }
            var overview = await scope.ServiceProvider.GetRequiredService<OverviewReader>().ReadAsync(new OverviewQuery("2061-H1", null, null, null) { Vintage = vintage }, new ClaimsPrincipal(), Cancel);
            var tile = overview!.All.Single(t => t.Indicator.Key == Rate);
            var analysis = await Host.GetJsonAsync($"indicators/{Rate}/analysis?agency=sct-ha-nam&period=2061-H1{more}");
            Assert.Equal((analysis.Number("value"), analysis.Number("target"), analysis.Text("status")), (tile.Figure!.Value, tile.Judgement.Target?.Value, Kpi.Data.Words.Of(tile.Judgement.Status)));
            Assert.Equal(asOf is null ? "2062-H1" : "2061-H1", overview.Periods[0].Key);
            var compare = await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read(null, "2060-H1", "2061-H1", null, null) with { Vintage = vintage }, Cancel);
            var row = (await Host.GetJsonAsync($"compare?agency=sct-ha-nam&a=2060-H1&b=2061-H1{more}")).Items().Single(i => i.Text("indicator") == Rate);
            Assert.Equal((row.Number("a"), row.Number("b"), row.Number("change")), compare!.Kpis.Where(k => k.Indicator.Key == Rate).Select(k => (k.Before?.Value, k.After?.Value, k.Comparison.Absolute)).Single());
        }

        foreach (var asOf in new[] { then, null })
        {
            var vintage = Vintage.Read(asOf, Host.Services.GetRequiredService<KpiSettings>(), TimeProvider.System);
            var more = asOf is null ? "" : "&asOf=" + asOf;
            await using var scope = Host.Services.CreateAsyncScope();
            var analysis = await Host.GetJsonAsync($"indicators/{Rate}/analysis?agency=sct-ha-nam&period=2061-H1{more}");
            (double?, double?, string?) expected = (analysis.Number("value"), analysis.Number("target"), analysis.Text("status"));
            var index = await scope.ServiceProvider.GetRequiredService<IndexReader>().ReadAsync(new IndexQuery(null, "2061-H1", null) { Vintage = vintage }, Cancel);
            var row = index.Rows.Single(r => r.Tile.Indicator.Key == Rate).Tile;
            Assert.Equal(expected, (row.Figure!.Value, row.Judgement.Target?.Value, Kpi.Data.Words.Of(row.Judgement.Status)));
            Assert.Equal(asOf is null ? "2062-H1" : "2061-H1", index.Periods[0].Key);

            var planner = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Planner)], "test"));
            var query = TargetsQuery.Read(null, "2061", null, Rate + "@2061-H1", null, null, null, null, null) with { Vintage = vintage };
            var targets = await scope.ServiceProvider.GetRequiredService<TargetsReader>().ReadAsync(query, planner, Cancel);
            var cell = targets.Rows.Single(r => r.Indicator.Key == Rate).Cells.Single(c => c.Period.Key == "2061-H1");
            Assert.Equal(expected, (cell.Figure?.Value, cell.Target?.Value, Kpi.Data.Words.Of(cell.Judgement!.Status)));
            Assert.Equal((asOf is null, asOf is null, asOf is null), (targets.MayEdit, targets.Edited is not null, targets.Plan is not null));

            var board = await scope.ServiceProvider.GetRequiredService<CompletenessReader>().ReadAsync(CompletenessQuery.Read(null, null, null) with { Vintage = vintage }, new ClaimsPrincipal(), Cancel);
            Assert.Equal(asOf is null ? ["2060-H1", "2061-H1", "2062-H1"] : ["2060-H1", "2061-H1"], board.Cells.Where(c => c.Submission is not null).Select(c => c.Period.Key).Order(StringComparer.Ordinal));
            Assert.Equal(asOf is null ? 1 : 0, board.Cells.Single(c => c.Period.Key == "2061-H1").Restated);
        }

        var escaped = Uri.EscapeDataString(then);
        string[] pages = [$"/indicators/{Rate}?period=2061-H1&", "/?period=2061-H1&", "/compare?a=2060-H1&b=2061-H1&", "/indicators?period=2061-H1&", "/targets?year=2061&", "/completeness?"];
        foreach (var path in pages)
        {
            var page = await PageAsync(path + "asOf=" + escaped);
            Assert.Contains("Xem số liệu hiện nay", page, StringComparison.Ordinal);
            Assert.Contains("asOf=" + escaped, page, StringComparison.Ordinal);
            Assert.DoesNotContain("data-live", page, StringComparison.Ordinal);

            // What a planner types into the targets is not to be taken away.
            if (!path.StartsWith("/targets", StringComparison.Ordinal)) Assert.Contains("data-live", await PageAsync(path), StringComparison.Ordinal);
        }
        Assert.Contains(",90,", (await PageAsync($"/indicators/{Rate}/data.csv?as=reported&asOf={escaped}")).Replace(';', ','), StringComparison.Ordinal);
        using var file = await fixture.GetAsync($"/compare.csv?a=2060-H1&b=2061-H1&asOf={escaped}");
        using var targetFile = await fixture.GetAsync($"/targets.csv?year=2061&asOf={escaped}");
        Assert.Matches(@"^targets-sct-ha-nam-2061-\d{4}-\d\d-\d\d\.csv$", targetFile.Content.Headers.ContentDisposition?.FileName);
        using var boardFile = await fixture.GetAsync($"/completeness.csv?asOf={escaped}");
        Assert.Matches(@"^completeness-cchc-pl1-\d{4}-\d\d-\d\d\.csv$", boardFile.Content.Headers.ContentDisposition?.FileName);
        Assert.DoesNotContain(",2062-H1,", await boardFile.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var wall = await PageAsync("/wall?period=2061-H1&asOf=" + escaped);
        Assert.Contains("Theo số liệu đã công bố đến", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("wall-then", await PageAsync("/wall?period=2061-H1"), StringComparison.Ordinal);
        Assert.Matches(@"^compare-2060-H1-2061-H1-\d{4}-\d\d-\d\d\.csv$", file.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData("/?asOf=2001-01-01")]
    [InlineData("/compare?asOf=2001-01-01")]
    [InlineData("/indicators/kpi.backlog?asOf=2001-01-01")]
    [InlineData("/indicators?asOf=2001-01-01")]
    [InlineData("/completeness?asOf=2001-01-01")]
    public async Task Pages_BeforeAnythingWasKnown_SaySoAndLeadToNow(string path)
    {
        var page = await PageAsync(path);
        Assert.Contains("Lúc đó chưa có", page, StringComparison.Ordinal);
        Assert.Contains("hết ngày 01/01/2001", page, StringComparison.Ordinal);
        Assert.Contains("Xem số liệu hiện nay", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?asOf=yesterday")]
    [InlineData("/compare?asOf=2024-13-01")]
    [InlineData("/indicators/kpi.backlog?asOf=never")]
    [InlineData("/indicators/kpi.backlog/data.csv?asOf=never")]
    [InlineData("/compare.csv?asOf=never")]
    [InlineData("/indicators?asOf=never")]
    [InlineData("/targets?asOf=never")]
    [InlineData("/targets.csv?asOf=never")]
    [InlineData("/completeness?asOf=never")]
    [InlineData("/completeness.csv?asOf=never")]
    [InlineData("/wall?asOf=never")]
    public async Task Day_ThatIsNone_IsNotFound(string path)
    {
        using var response = await fixture.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("2024-06-17", "2024-06-17T16:59:59.9999990Z", true)]
    [InlineData("2024-06-16T23:30:00Z", "2024-06-16T23:30:00.0000000Z", false)]
    [InlineData("2024-06-18", "2024-06-18T16:59:59.9999990Z", true)]
    [InlineData("2024-06-19", null, false)]
    [InlineData("9999-12-31", null, false)]
    [InlineData("", null, false)]
    public void Read_DayOrInstant_IsTheEndOfTheDayWhereTheAgenciesAre(string text, string? instant, bool whole)
    {
        var clock = new TestClock();
        // Past midnight there, not yet in UTC.
        clock.Advance(TimeSpan.FromHours(10));
        var settings = Host.Services.GetRequiredService<KpiSettings>();
        var vintage = Vintage.Read(text, settings, clock);
        Assert.Equal((instant, whole), (vintage?.Instant.ToString("O", CultureInfo.InvariantCulture), vintage?.WholeDay ?? false));
        if (vintage is not null) Assert.Equal(vintage.Instant, Vintage.Read(vintage.Text, settings, clock)!.Instant);
    }

    private async Task<string> PageAsync(string path)
    {
        using var response = await fixture.GetAsync(path, ("Accept-Language", "vi"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task TargetAsync(double value)
    {
        using var client = Host.Client();
        using var response = await client.PutAsJsonAsync(new Uri("/api/v1/targets", UriKind.Relative), new { indicator = Rate, agency = "sct-ha-nam", period = "2061-H1", value, document = "QĐ 1" }, Cancel);
        Assert.True(response.IsSuccessStatusCode);
    }
}
