using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Completeness;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Identity;
using Kpi.Data.Periods;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>Who has reported and how completely, on the real half-year and its illustrative history.</summary>
public sealed class CompletenessTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly CompletenessQuery Plain = CompletenessQuery.Read(null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Map_OfOneAgency_HasItsYearsByPeriods()
    {
        var view = await ReadAsync(Plain);
        Assert.True(view.ByYear);
        Assert.Equal(["Q1", "H1", "Q3", "Year"], view.Columns.Select(c => c.Kind.ToString()));
        Assert.Equal(2022, view.Rows[^1].Year);
        Assert.True(view.Rows[0].Year >= 2026, "The newest year stands first.");
        var half = Assert.Single(view.Cells, c => c.Period.Key == "2024-H1");
        Assert.Equal((ReportStanding.Published, 54, 63, 9), (half.Standing, half.Given, half.Total, half.Missing.Count));
        Assert.Equal(9, view.Cells.Count(c => c.Standing == ReportStanding.Published) - 1);
        Assert.Contains("cchc.1.2.1", half.Missing.Select(i => i.Key));
    }

    [Fact]
    public async Task Timeliness_OfWhatWasEnteredLongAfter_IsNotJudged()
    {
        var view = await ReadAsync(Plain);
        Assert.All(view.Cells.Where(c => c.Standing == ReportStanding.Published), c => Assert.Null(c.DaysLate));
        Assert.DoesNotContain(view.Cells, c => c.Standing == ReportStanding.Overdue && c.Period.Deadline < view.Since);
        Assert.Empty(view.Breaks);
    }

    [Fact]
    public async Task Figures_OfTheCells_AreThoseOfTheApi()
    {
        var view = await ReadAsync(Plain with { Year = 2024 });
        Assert.Equal([2024], view.Rows.Select(r => r.Year));
        foreach (var cell in view.Cells.Where(c => c.Standing == ReportStanding.Published))
        {
            var states = await samples.Host.GetJsonAsync($"observations?period={cell.Period.Key}&agency=sct-ha-nam&take=500");
            var given = states.Items().Where(i => view.Form.Indicators.Any(x => x.Key == i.Text("indicator")))
                .Count(i => i.Text("state") is "reported" or "not-applicable");
            Assert.Equal(given, cell.Given);
        }
    }

    [Theory]
    [InlineData("vi", "Phụ lục I: đã công bố 2/", "2 báo cáo còn thiếu tổng cộng")]
    [InlineData("en", "Annex I: 2 of ", "; lines missing: ")]
    public async Task Headline_CountsWhatWasDue(string language, string first, string second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(Plain with { Year = 2024 });
        var sentences = await SentencesAsync();
        Assert.StartsWith(first, sentences.Headline(view), StringComparison.Ordinal);
        if (view.Cells.Count(c => c.Missing.Count > 0) == 2) Assert.Contains(second, sentences.Headline(view), StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_OfTheReadersAgency_ComeFirst_AndTheOverdueBeforeTheIncomplete()
    {
        var (mine, other) = (Agency(1, "mine"), Agency(2, "other"));
        ReportCell[] cells =
        [
            Cell(other, "2024-Q1", ReportStanding.Overdue), Cell(mine, "2023-Q1", ReportStanding.Published, missing: true), Cell(mine, "2024-Q1", ReportStanding.Waiting),
            Cell(mine, "2024-H1", ReportStanding.Published), Cell(mine, "2022-Q1", ReportStanding.Absent), Cell(mine, "2023-H1", ReportStanding.Overdue), Cell(other, "2024-H1", ReportStanding.Unfinished),
        ];
        Assert.Equal(
            ["mine 2023-H1", "mine 2024-Q1", "mine 2023-Q1", "other 2024-Q1", "other 2024-H1"],
            CompletenessBuilder.Gaps(cells, new HashSet<string>(StringComparer.Ordinal) { "mine" }).Select(c => $"{c.Agency.Key} {c.Period.Key}"));
        Assert.Equal("other 2024-Q1", CompletenessBuilder.Gaps(cells, new HashSet<string>(StringComparer.Ordinal)).Select(c => $"{c.Agency.Key} {c.Period.Key}").First());
    }

    [Fact]
    public async Task Missing_ByLine_NamesTheReportsLatestFirst()
    {
        var view = await ReadAsync(Plain);
        var lines = CompletenessBuilder.Missing(view.Form, view.Cells);
        Assert.Equal(view.Cells.Sum(c => c.Missing.Count), lines.Sum(l => l.Cells.Count));
        Assert.Equal(lines.Select(l => l.Indicator.Order).Order(), lines.Select(l => l.Indicator.Order));
        Assert.Equal("2024-H1", Assert.Single(lines, l => l.Indicator.Key == "cchc.1.2.1").Cells[0].Period.Key);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 2)]
    [InlineData(56, 2)]
    [InlineData(57, 3)]
    [InlineData(62, 3)]
    [InlineData(63, 4)]
    public void Level_GrowsWithTheLines_AndIsFullOnlyWhenNoneIsMissing(int given, int level) =>
        Assert.Equal(level, CompletenessBuilder.Level(Cell(Agency(1, "a"), "2024-H1", ReportStanding.Published) with { Given = given, Total = 63 }));

    [Fact]
    public void Address_KeepsEveryChoice()
    {
        var query = CompletenessQuery.Read("sct", "2024", "cchc-bm3");
        Assert.Equal("/completeness?agency=sct&year=2024&form=cchc-bm3", query.Address);
        Assert.Equal("/completeness.csv?agency=sct&year=2024&form=cchc-bm3", query.File("csv"));
        Assert.Equal("/completeness", CompletenessQuery.Read("", "x", "").Address);
    }

    [Fact]
    public async Task Read_UnknownAgencyOrForm_IsNotFound_AndAYearWithoutAnything_IsLeftOut()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Agency = "nobody" }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Form = "none" }));
        Assert.Null((await ReadAsync(Plain with { Year = 1950 })).Query.Year);
    }

    [Theory]
    [InlineData("vi", "đã công bố")]
    [InlineData("en", "published")]
    public async Task Csv_OfTheMap_HasAReportARow(string language, string standing)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri($"/completeness.csv?year=2024&lang={language}", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, rows.Length);
        var row = Assert.Single(rows, r => r.Contains(",2024-H1,", StringComparison.Ordinal));
        Assert.Contains($",2023-12-15,2024-06-14,2024-06-20,{standing},", row, StringComparison.Ordinal);
        Assert.Contains(",54,63,", row, StringComparison.Ordinal);
        Assert.Contains("1.2.1; 1.2.3", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_WithoutASession_IsRefused_AndOfNoSuchAgency_IsNotFound()
    {
        using var nobody = samples.Host.Client(token: null);
        using var refused = await nobody.GetAsync(new Uri("/completeness.csv", UriKind.Relative), Cancel);
        Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect, refused.StatusCode.ToString());
        using var client = samples.Host.Client();
        using var missing = await client.GetAsync(new Uri("/completeness.csv?agency=nobody", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Own_OfSomebodyWithAnAgency_AreItAndThoseBelowIt_WhateverTheyHaveHandedIn()
    {
        Assert.Equal(["sct-ha-nam"], (await ReadAsync(Plain, "sct-ha-nam")).Own);
        Assert.Empty((await ReadAsync(Plain, "nowhere")).Own);
        Assert.Empty((await ReadAsync(Plain)).Own);
    }

    [Fact]
    public async Task Form3_ThatNothingSaysIsDue_HasNothingOverdue()
    {
        var view = await ReadAsync(Plain with { Form = "cchc-bm3" });
        Assert.DoesNotContain(view.Cells, c => c.Standing == ReportStanding.Overdue || c.Deadline is not null);
        Assert.Equal([PeriodKind.H1], view.Columns.Select(c => c.Kind));
        Assert.Null(view.Next);
    }

    private static Agency Agency(int id, string key) => new(id, key, new LocalText(key, key), null, null, null, []);

    private ReportCell Cell(Agency agency, string period, ReportStanding standing, bool missing = false) => new(
        agency, TestPeriods.Of(period), TestPeriods.Of(period).Deadline, standing, null, null, null, null, 1, 2, missing ? [samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel).AsTask().Result.Indicators[0]] : [], 0);

    private async Task<CompletenessView> ReadAsync(CompletenessQuery query, string? agency = null)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        List<Claim> claims = [new(ClaimTypes.Name, "clerk"), new(ClaimTypes.Role, Roles.Contributor)];
        if (agency is not null) claims.Add(new Claim("kpi-agency", agency));
        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
        return await scope.ServiceProvider.GetRequiredService<CompletenessReader>().ReadAsync(query, user, Cancel);
    }

    private async Task<CompletenessSentences> SentencesAsync()
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(culture);
        var words = new Wording(await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), numbers, text, culture);
        return new CompletenessSentences(words, numbers, new DateText(culture, TimeZoneInfo.Utc), text);
    }
}
