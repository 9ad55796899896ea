using System.Globalization;
using System.Net;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Find;
using Kpi.Dashboard.Pages.Restatements;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Catalogue;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>Which published figures have changed: the same as the API gives, with what is said of them.</summary>
public sealed class RestatementsTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardHost Host => fixture.Host;

    [Fact]
    public async Task Rows_AreTheApis_AndLeadToBothSides()
    {
        CultureInfo.CurrentUICulture = Language.Vietnamese;
        await Host.PublishAsync("2071-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90), ("cchc.3.1", 127));
        var second = await Host.PublishAsync("2071-H1", "đếm lại", null, ("cchc.3.3.received", 100, null, null), ("cchc.3.3.resolved", 95, null, null), ("cchc.3.1", null, null, null));

        var view = await ReadAsync(new RestatementsQuery(null, null, null));
        var answers = (await Host.GetJsonAsync($"restatements?later=true&since={view.Since.DayText}")).Items();
        Assert.Equal(answers.Select(a => (a.Text("indicator"), a.Text("period"), a.Number("change"))), view.Rows.Select(r => ((string?)r.Indicator.Key, (string?)r.Restatement.Period.Key, r.Restatement.Change)));
        var sentences = await SentencesAsync();
        var row = view.Rows.Single(r => r.Indicator.Key == "cchc.3.3.resolved");
        Assert.Equal(("+5 hồ sơ", "trước có số, nay trống"), (Spaced(sentences.Change(row)), sentences.Change(view.Rows.Single(r => r.Indicator.Key == "cchc.3.1"))));
        Assert.Equal(("90", "95"), (sentences.Value(row, row.Restatement.Before, row.Restatement.After), sentences.Value(row, row.Restatement.After!, row.Restatement.Before)));
        Assert.Contains("trong 1 lần nộp", sentences.Headline(view), StringComparison.Ordinal);
        Assert.Equal("approver", view.People.Of(row.Restatement.Steps[0].By!));

        // As known before, the page of the indicator has the old figure; now it has the new one.
        Assert.Contains("90&nbsp;hồ sơ", (await PageAsync(row.Then)).Replace("\u00a0", "&nbsp;", StringComparison.Ordinal), StringComparison.Ordinal);
        var now = await PageAsync(row.Now);
        Assert.Contains("95", now, StringComparison.Ordinal);
        Assert.Contains("1 số liệu đã sửa sau công bố", now, StringComparison.Ordinal);

        var csv = await PageAsync(view.Query.File("csv"));
        Assert.Contains("cchc.3.3.resolved", csv, StringComparison.Ordinal);
        Assert.Contains($"{second},đếm lại", csv, StringComparison.Ordinal);
        Assert.Equal(["cchc.3.1"], (await ReadAsync(new RestatementsQuery("sct-ha-nam", "cchc.3.1", null))).Rows.Select(r => r.Indicator.Key));

        var page = await PageAsync("/restatements");
        Assert.Contains("Lý do: đếm lại", page, StringComparison.Ordinal);
        Assert.Contains($"/submit/{second}", page, StringComparison.Ordinal);
        Assert.Contains("Xem số liệu đã sửa", await PageAsync("/completeness"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutChanges_SaysSo()
    {
        var page = await PageAsync("/restatements?indicator=kpi.plan-completion");
        Assert.Contains("Không có số liệu nào bị sửa", page, StringComparison.Ordinal);
        Assert.Contains("Bỏ bộ lọc", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("so lieu da sua")]
    [InlineData("changed figures")]
    public async Task Palette_FindsThePage(string query)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        Assert.Equal("/restatements", (await scope.ServiceProvider.GetRequiredService<FindReader>().ReadAsync(query, new FindShown(null, null), new System.Security.Claims.ClaimsPrincipal(), 3, Cancel))[0].Href);
    }

    [Theory]
    [InlineData("/restatements?agency=nobody")]
    [InlineData("/restatements?indicator=no.such")]
    [InlineData("/restatements?since=lately")]
    [InlineData("/restatements.csv?since=lately")]
    public async Task Address_OfNothing_IsNotFound(string path)
    {
        using var response = await fixture.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Address_HoldsEveryFilter() => Assert.Equal(
        "/restatements?agency=a&indicator=kpi.x&since=2026-06-29", RestatementsQuery.From(new DateOnly(2026, 6, 30), "a", "kpi.x").Address);

    private async Task<RestatementsView> ReadAsync(RestatementsQuery query)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RestatementsReader>().ReadAsync(query, Cancel);
    }

    private async Task<string> PageAsync(string path)
    {
        using var response = await fixture.GetAsync(path, ("Accept-Language", "vi"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<RestatementSentences> SentencesAsync()
    {
        var text = Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(Language.Vietnamese);
        var words = new Wording(await Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), numbers, text, Language.Vietnamese);
        return new RestatementSentences(words, numbers, new DateText(Language.Vietnamese, TimeZoneInfo.Utc), text);
    }

    private static string Spaced(string text) => text.Replace('\u00a0', ' ');
}
