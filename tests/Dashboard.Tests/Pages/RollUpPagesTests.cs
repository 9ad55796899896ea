using System.Globalization;
using System.Net;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Catalogue;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The page of an indicator over the agencies below one: the API's sums, what they rest on in words, and each agency beside the others.</summary>
public sealed class RollUpPagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>, IAsyncLifetime
{
    private const string Rate = "kpi.resolution-rate";
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static DashboardHost? _made;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardHost Host => fixture.Host;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync(Cancel);
        try
        {
            if (_made == Host) return;
            foreach (var (key, name, parent) in new[] { ("tinh", "Tỉnh", null), ("so-a", "Sở A", "tinh"), ("so-b", "Sở B", "tinh"), ("so-c", "Sở C", "tinh"), ("phong-c1", "Phòng C1", "so-c"), ("vung", "Vùng", null), ("tram-a", "Trạm A", "vung"), ("tram-b", "Trạm B", "vung"), ("cu", "Sở cũ", (string?)null) })
            {
                await Host.AddAgencyAsync(key, name, parent);
            }
            await SqlAsync("""UPDATE "Agency" SET "ValidTo" = '2023-12-14' WHERE "Key" = 'cu'""");
            await SqlAsync("""UPDATE "Agency" SET "ValidFrom" = '2023-12-15' WHERE "Key" = 'so-b'""");
            await SqlAsync("""INSERT INTO "AgencySuccession" ("SuccessorId", "PredecessorId", "On", "Document") SELECT b."Id", c."Id", '2023-12-15', 'NQ 1' FROM "Agency" b, "Agency" c WHERE b."Key" = 'so-b' AND c."Key" = 'cu'""");
            await Host.PublishForAsync("so-a", "2023-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 80));
            await Host.PublishForAsync("cu", "2023-H1", ("cchc.3.3.received", 50), ("cchc.3.3.resolved", 40));
            await Host.PublishForAsync("phong-c1", "2023-H1", ("cchc.3.3.received", 50), ("cchc.3.3.resolved", 50));
            await Host.PublishForAsync("so-a", "2024-H1", ("cchc.3.3.received", 200), ("cchc.3.3.resolved", 190), ("cchc.1.4.2", 1));
            await Host.PublishForAsync("so-b", "2024-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 50));
            await Host.PublishForAsync("tram-a", "2023-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 80));
            await Host.PublishForAsync("tram-b", "2023-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 50));
            await Host.PublishForAsync("tram-a", "2024-H1", ("cchc.3.3.received", 200), ("cchc.3.3.resolved", 190));
            await Host.PublishForAsync("tram-b", "2024-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 60));
            _made = Host;
        }
        finally
        {
            Once.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Rows_AreTheApis(bool rollUp, bool predecessors)
    {
        foreach (var indicator in new[] { Rate, "cchc.3.3.received" })
        {
            foreach (var agency in new[] { "tinh", "so-a", "so-b", "so-c" })
            {
                var view = await ReadAsync(new IndicatorQuery(indicator, null, agency, SeriesAccumulation.Reported) { RollUp = rollUp, Predecessors = predecessors });
                var answer = await Host.GetJsonAsync($"series?indicator={indicator}&agency={agency}&rollup={rollUp}&predecessors={predecessors}");
                Assert.Equal(
                    answer.GetProperty("points").EnumerateArray().Select(p => (p.Text("period")!, p.Number("value"), p.Number("numerator"), p.Number("denominator"), p.Text("status")!)),
                    view.Rows.Select(r => (r.Period.Key, r.Figure.Value, r.Figure.Numerator, r.Figure.Denominator, Kpi.Data.Words.Of(r.Judgement.Status))));
            }
        }
    }

    [Fact]
    public async Task Sum_OfWhatHasBeenReported_SaysWhatItRestsOnAndWhoIsMissing()
    {
        CultureInfo.CurrentUICulture = Language.Vietnamese;
        var view = await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "tinh", null) { RollUp = true });
        Assert.True(view.Rolled);
        var row = view.Selected!;
        Assert.Equal((240d, 300d, 80d, 2, 3), (row.Figure.Numerator, row.Figure.Denominator, row.Figure.Value, row.RollUp!.Reported, row.RollUp.Expected));
        Assert.Equal(["phong-c1"], row.RollUp.Missing.Select(a => a.Key));
        Assert.Null(row.Before);
        Assert.Equal("2023-H1", row.UnlikeBefore?.Key);
        Assert.Null(view.Lineage);
        var sentences = await SentencesAsync();
        Assert.Equal("Tỷ lệ hồ sơ đã giải quyết, gộp các đơn vị của Tỉnh: 240/300 hồ sơ = 80 % trong 6 tháng đầu năm 2024.", Spaced(sentences.Headline(view)));
        Assert.Equal(
            "Không so với 6 tháng 2023: hai kỳ không cùng đủ các đơn vị. Mới có 2/3 đơn vị báo cáo, chiếm 80,0 % khối lượng kỳ trước; số này còn tạm tính.", Spaced(sentences.Second(view)!));

        var page = await PageAsync($"/indicators/{Rate}?agency=tinh&period=2024-H1&rollup=true");
        foreach (var text in new[] { "Gộp từ 2 đơn vị", "Phòng C1", "2/3 đơn vị", "Riêng đơn vị", "Gộp các đơn vị trực thuộc", "Các đơn vị trực thuộc", "Sở A", "Sở B", "Sở C" }) Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("2/3", Spaced(page), StringComparison.Ordinal);
        var csv = await PageAsync($"/indicators/{Rate}/data.csv?agency=tinh&as=reported&rollup=true");
        Assert.Contains("gộp các đơn vị,2,3,", csv, StringComparison.Ordinal);
        Assert.Contains(",phong-c1", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mix_OfASumThatMoved_AddsUpToTheChange_AndIsLeftOutWhereSomebodyIsMissing()
    {
        var mix = (await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "vung", null) { RollUp = true })).Mix!;
        Assert.Equal(("2023-H1", "2024-H1"), (mix.Before.Key, mix.After.Key));
        Assert.Equal([("tram-a", 8.75, 2.2222), ("tram-b", 4.1667, 3.1944)], mix.Agencies.Select(a => (a.Agency.Key, Math.Round(a.Effect.Rate, 4), Math.Round(a.Effect.Mix, 4))));
        Assert.Equal(mix.Parts.After - mix.Parts.Before, mix.Rate + mix.Mix, 9);
        Assert.Equal((65d, 83.3333), (mix.Parts.Before, Math.Round(mix.Parts.After, 4)));
        Assert.Null((await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "tinh", null) { RollUp = true })).Mix);
        Assert.Null((await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "vung", null))).Mix);
        var answer = await Host.GetJsonAsync($"indicators/{Rate}/movement?agency=vung&a=2023-H1&b=2024-H1");
        Assert.Equal(answer.GetProperty("units").EnumerateArray().Select(u => (u.Text("agency")!, u.Number("rate")!.Value, u.Number("mix")!.Value)).Order(), mix.Agencies.Select(a => (a.Agency.Key, a.Effect.Rate, a.Effect.Mix)).Order());

        var page = Spaced(await PageAsync($"/indicators/{Rate}?agency=vung&period=2024-H1&rollup=true"));
        Assert.Contains("Vì sao tỷ lệ hồ sơ đã giải quyết tăng 18,3 điểm %?", page, StringComparison.Ordinal);
        Assert.Contains("Do từng đơn vị làm tốt hơn hoặc kém hơn: +12,9 điểm %. Do tỷ trọng giữa các đơn vị thay đổi: +5,4 điểm %.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Movement_OfTheSum_SaysWhoCameWhoIsMissingAndWhatTheOthersDid()
    {
        var answer = await Host.GetJsonAsync($"indicators/{Rate}/movement?agency=tinh&a=2023-H1&b=2024-H1&lang=en");
        Assert.Equal((80d, 80d), (Math.Round(answer.Number("before")!.Value, 9), Math.Round(answer.Number("after")!.Value, 9)));
        var units = answer.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal([("so-a", "both", 190d), ("so-b", "entered", 50d)], units.Select(u => (u.Text("agency")!, u.Text("presence")!, u.Number("numeratorB")!.Value)));
        Assert.Equal(answer.Number("change")!.Value, units.Sum(u => u.Number("rate")!.Value + u.Number("mix")!.Value), 9);
        Assert.Equal((80d, 95d, 15d), (answer.GetProperty("matched").Number("before"), answer.GetProperty("matched").Number("after"), answer.GetProperty("matched").Number("change")));
        Assert.Equal(["phong-c1"], answer.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(
            [
                ("movement.panel", "Not the same agencies on both sides; those that were there on both went from 80% to 95%."),
                ("movement.missing", "Agencies left out of both sides because a figure of one is missing: 1."),
            ],
            answer.GetProperty("notes").EnumerateArray().Select(n => (n.Text("code")!, n.Text("message")!)));

        // As known before anything was published there is nothing to take apart.
        var then = await Host.GetJsonAsync($"indicators/{Rate}/movement?agency=tinh&a=2023-H1&b=2024-H1&asOf=2001-01-01");
        Assert.Equal(("missing-side", null), (then.Text("refusal"), then.Number("before")));
        Assert.Equal("unlike-windows", (await Host.GetJsonAsync($"indicators/{Rate}/movement?agency=tinh&a=2023-H1&b=2024-Q1")).Text("refusal"));
        Assert.Equal("movement.not-a-rate", (await Host.GetJsonAsync("indicators/cchc.3.3.received/movement?agency=tinh&a=2023-H1&b=2024-H1", HttpStatusCode.UnprocessableEntity)).Text("code"));
        Assert.Equal("compare.periods", (await Host.GetJsonAsync($"indicators/{Rate}/movement?agency=tinh&a=2023-H1", HttpStatusCode.BadRequest)).Text("code"));
    }

    [Fact]
    public async Task Predecessors_Joined_ShowTheBreak()
    {
        CultureInfo.CurrentUICulture = Language.Vietnamese;
        var view = await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "so-b", SeriesAccumulation.Reported) { Predecessors = true });
        Assert.Equal(["2023-H1", "2024-H1"], view.Rows.Select(r => r.Period.Key));
        Assert.Equal(new DateOnly(2023, 12, 15), view.Rows[1].RollUp!.Break);
        Assert.Equal("Từ 15/12/2023: Sở B thay Sở cũ.", (await SentencesAsync()).Break(view.Family.Breaks.Single()));
        Assert.True(view.Family.Follows);
        Assert.Empty((await ReadAsync(new IndicatorQuery(Rate, null, "so-b", null))).Family.Breaks);
        Assert.Contains("Từ 15/12/2023: Sở B thay Sở cũ.", await PageAsync($"/indicators/{Rate}?agency=so-b&period=2024-H1&predecessors=true"), StringComparison.Ordinal);
        Assert.Contains("Nối đơn vị tiền thân", await PageAsync($"/indicators/{Rate}?agency=so-b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_StandBesideEachOther_EachAsItsOwnPageHasIt()
    {
        var view = await ReadAsync(new IndicatorQuery(Rate, "2024-H1", "tinh", null));
        Assert.False(view.Rolled);
        Assert.Empty(view.Rows);
        Assert.Equal([("so-a", false), ("so-b", false), ("so-c", true)], view.Family.Below.Select(c => (c.Agency.Key, c.Summed)));
        foreach (var child in view.Family.Below)
        {
            var own = await ReadAsync(new IndicatorQuery(Rate, null, child.Agency.Key, view.Accumulation) { RollUp = child.Summed });
            Assert.Equal(own.Rows.Select(r => (r.Period.Key, r.Figure.Value)), child.Series.Points.Select(p => (p.Figure.Period.Key, p.Figure.Value)));
        }
        Assert.Equal("so-c", ChildOrder.Of(view.Family.Below, view.Calendar.Find("2024-H1"))[0].Agency.Key);
        Assert.Contains("agency=so-c&rollup=true", await PageAsync($"/indicators/{Rate}?agency=tinh&period=2024-H1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_DoNotAddUp_AndThePageSaysSo()
    {
        var view = await ReadAsync(new IndicatorQuery("cchc.1.4.2", "2024-H1", "tinh", null) { RollUp = true });
        Assert.Equal((RollUpRule.None, false), (view.Family.Rule, view.Rolled));
        Assert.Equal(1, view.Family.Below.Single(c => c.Agency.Key == "so-a").Series.Points.Single().Figure.Value);
        Assert.Contains("không cộng được qua các đơn vị", await PageAsync("/indicators/cchc.1.4.2?agency=tinh&rollup=true"), StringComparison.Ordinal);
    }

    private async Task<IndicatorView> ReadAsync(IndicatorQuery query)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IndicatorReader>().ReadAsync(query, Cancel);
    }

    private async Task<string> PageAsync(string path)
    {
        using var response = await fixture.GetAsync(path, ("Accept-Language", "vi"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Host.DataDirectory, "kpi.db")}");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<IndicatorSentences> SentencesAsync()
    {
        var text = Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(Language.Vietnamese);
        var words = new Wording(await Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), numbers, text, Language.Vietnamese);
        return new IndicatorSentences(words, numbers, new DateText(Language.Vietnamese, TimeZoneInfo.Utc), text);
    }

    private static string Spaced(string text) => text.Replace('\u00a0', ' ');
}
