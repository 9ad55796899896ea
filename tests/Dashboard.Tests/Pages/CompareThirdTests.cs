using System.Globalization;
using System.Net;
using System.Text;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>A third period beside the two of a comparison: its figures, the change to or from it, and its own refusals.</summary>
public sealed class CompareThirdTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2023-H1", "2024-H1", "2022-H1", "2022-H1", "2024-H1", "B − C")]
    [InlineData("2022-H1", "2023-H1", "2024-H1", "2023-H1", "2024-H1", "C − B")]
    [InlineData("2023-H1", "2024-H1", "2024-Q1", "2024-Q1", "2024-H1", "B − C")]
    [InlineData("2024-Q1", "2024-H1", "2023-H1", "2023-H1", "2024-H1", "B − C")]
    [InlineData("2024-H1", "2023-H1", "2022-H1", "2022-H1", "2023-H1", "B − C")]
    public async Task Change_OfTheThird_GoesFromTheEarlierToTheLater_AndIsTheApis(string a, string b, string c, string before, string after, string name)
    {
        foreach (var lines in new[] { false, true })
        {
            var view = await ReadAsync(a, b, c, lines);
            Assert.Equal((before, after), (view.Second!.Before.Period.Key, view.Second.After.Period.Key));
            Assert.Equal([a, b, c], view.Sides.Select(s => s.Period.Key));
            var sentences = await SentencesAsync();
            Assert.Equal(["B − A", name], view.Steps.Select(s => sentences.Step(view, s)));
            var first = (await samples.Host.GetJsonAsync($"compare?agency=sct-ha-nam&a={a}&b={b}")).Items().ToDictionary(i => i.Text("indicator")!);
            var second = (await samples.Host.GetJsonAsync($"compare?agency=sct-ha-nam&a={before}&b={after}")).Items().ToDictionary(i => i.Text("indicator")!);
            Assert.Equal(lines ? 63 : 12, view.Rows.Count());
            Assert.All(view.Rows, row =>
            {
                AssertIs(first[row.Indicator.Key], row);
                AssertIs(second[row.Indicator.Key], row.Second!);
                Assert.Equal(second[row.Indicator.Key].Number(c == before ? "a" : "b"), view.Of(row, view.C!)?.Value);
                Assert.Equal(first[row.Indicator.Key].Text("status"), Kpi.Data.Words.Of(row.Pair.Analysis.Judgement.Status));
            });
        }
    }

    [Fact]
    public async Task Headline_SaysTheFirstTwo_AndTheSecondSentenceTheThird()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var sentences = await SentencesAsync();
        var view = await ReadAsync("2023-H1", "2024-H1", "2022-H1");
        Assert.StartsWith("6 tháng 2024 so với 6 tháng 2023, 12 chỉ tiêu:", sentences.Headline(view), StringComparison.Ordinal);
        Assert.Contains(" 6 tháng 2024 so với 6 tháng 2022: ", sentences.Second(view), StringComparison.Ordinal);
        Assert.DoesNotContain("2022", sentences.Second(await ReadAsync("2023-H1", "2024-H1", null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Third_ThatOverlaps_IsRefusedAlone_AndSaysWhichPairsCanBeCompared()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync("2023-H1", "2024-H1", "2024-Q1");
        Assert.Null(view.Refusal);
        Assert.Equal(ComparisonRefusal.OverlappingWindows, view.Second!.Refusal);
        Assert.All(view.Second.Pairs, p => Assert.Null(CompareBuilder.Refuse(p)));
        var row = view.Rows.Single(r => r.Indicator.Key == "kpi.plan-completion");
        Assert.False(row.Refused);
        Assert.Equal("hai kỳ trùng nhau một phần.", (await SentencesAsync()).Reason(row.Second!));
        var page = Spaced(await PageAsync("/compare?a=2023-H1&b=2024-H1&c=2024-Q1"));
        foreach (var said in new[] { "Không so sánh số đếm và tỷ lệ của quý I/2024 với 6 tháng 2024.", "không so sánh", "hai kỳ trùng nhau một phần.", "C · I/2024", "B − C" }) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-H1")]
    [InlineData("2024-H1")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Third_ThatIsOneOfTheTwo_OrNone_LeavesThemAlone(string? c)
    {
        var view = await ReadAsync("2023-H1", "2024-H1", c);
        Assert.Null(view.C);
        Assert.Null(view.Query.C);
        Assert.Single(view.Steps);
        Assert.All(view.Rows, r => Assert.Null(r.Second));
    }

    [Fact]
    public async Task Third_ThatIsNoPeriod_IsNotFound()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync("2023-H1", "2024-H1", "2024-Q9"));
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri("/compare.csv?c=2024-Q9", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Address_KeepsTheThird_UnlessItIsOneOfTheTwo()
    {
        var query = CompareQuery.Read("sct", "2023-H1", "2024-H1", "lines", "kpi.backlog", "2022-H1");
        Assert.Equal("/compare?agency=sct&a=2023-H1&b=2024-H1&c=2022-H1&rows=lines&why=kpi.backlog", query.Address);
        Assert.Equal("/compare.csv?agency=sct&a=2023-H1&b=2024-H1&c=2022-H1&rows=lines", query.File("csv"));
        Assert.Equal("2022-H1", query.On(new PeriodPair(TestPeriods.Of("2024-H1"), TestPeriods.Of("2023-H1"))).C);
        Assert.Null(query.On(new PeriodPair(TestPeriods.Of("2022-H1"), TestPeriods.Of("2023-H1"))).C);
    }

    [Theory]
    [InlineData("vi", "Thay đổi, B − A", "Thay đổi, B − C", "Lý do không so sánh, B − C")]
    [InlineData("en", "Change, B − A", "Change, B − C", "Why it is not compared, B − C")]
    public async Task Csv_OfThree_HasThreeValuesAndBothChanges(string language, string first, string second, string reason)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri($"/compare.csv?a=2023-H1&b=2024-H1&c=2022-H1&lang={language}", UriKind.Relative), Cancel);
        Assert.Equal("compare-2023-H1-2024-H1-2022-H1.csv", response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName);
        var rows = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var head in new[] { first, second, reason }) Assert.Contains($"\"{head}\"", rows[0], StringComparison.Ordinal);
        var answer = (await samples.Host.GetJsonAsync("compare?agency=sct-ha-nam&a=2022-H1&b=2024-H1")).Items().Single(i => i.Text("indicator") == "kpi.online-full-coverage");
        var row = Assert.Single(rows, r => r.Contains("kpi.online-full-coverage", StringComparison.Ordinal));
        Assert.Contains(",15.126050420168067,18,119,20.47244094488189,26,127,", row, StringComparison.Ordinal);
        foreach (var number in new[] { answer.Number("a"), answer.Number("change") }) Assert.Contains("," + number!.Value.ToString("R", CultureInfo.InvariantCulture) + ",", row, StringComparison.Ordinal);
        using var workbook = await client.GetAsync(new Uri("/compare.xlsx?a=2023-H1&b=2024-H1&c=2022-H1", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
    }

    [Fact]
    public async Task Row_WithAFigureInTheThirdOnly_IsThere()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddAgencyAsync("so-a", "Sở A");
        await host.PublishForAsync("so-a", "2022-H1", ("cchc.3.3.received", 90), ("cchc.1.4.2", 1));
        await host.PublishForAsync("so-a", "2023-H1", ("cchc.3.3.received", 100));
        await host.PublishForAsync("so-a", "2024-H1", ("cchc.3.3.received", 120));
        await using var scope = host.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read("so-a", "2023-H1", "2024-H1", CompareQuery.LinesWord, null, "2022-H1"), Cancel);
        var row = view!.Rows.Single(r => r.Indicator.Key == "cchc.1.4.2");
        Assert.True(row.Refused);
        Assert.Null(view.Of(row, view.A)?.Value);
        Assert.Null(view.Of(row, view.B)?.Value);
        Assert.Equal(1, view.Of(row, view.C!)?.Value);
        Assert.Equal([20d, 30d], view.Rows.Single(r => r.Indicator.Key == "cchc.3.3.received").Changes.Select(c => c.Comparison.Absolute!.Value));
    }

    private static void AssertIs(System.Text.Json.JsonElement answer, CompareRow row)
    {
        Assert.Equal((answer.Number("change"), answer.Number("relative")), (row.Comparison.Absolute, row.Comparison.Relative));
        Assert.Equal(answer.Text("refusal"), row.Comparison.Refusal is { } refusal ? Kpi.Data.Words.Of(refusal) : null);
        Assert.Equal(row.Comparison.Refusal is not null, row.Verdict == Verdict.Refused);
    }

    private async Task<CompareView> ReadAsync(string a, string b, string? c, bool lines = false)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        return Assert.IsType<CompareView>(await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read(null, a, b, lines ? CompareQuery.LinesWord : null, null, c), Cancel));
    }

    private async Task<string> PageAsync(string address)
    {
        using var client = samples.Host.Client();
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address + "&lang=vi", UriKind.Relative), Cancel));
    }

    private async Task<CompareSentences> SentencesAsync()
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(culture);
        return new CompareSentences(new Wording(await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), numbers, text, culture), numbers, text);
    }

    private static string Spaced(string text) => text.Replace('\u00a0', ' ');
}
