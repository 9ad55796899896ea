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

/// <summary>The comparison's model, sentences and download on the real half-year and its illustrative history.</summary>
public sealed class CompareTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly CompareQuery Plain = CompareQuery.Read(null, null, null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2023-H1", "2024-H1", false)]
    [InlineData("2023-H1", "2024-H1", true)]
    [InlineData("2024-H1", "2023-H1", false)]
    [InlineData("2023-Q1", "2023-Q3", true)]
    [InlineData("2024-Q1", "2024-H1", true)]
    public async Task Rows_OfThePage_AreThoseOfTheApi(string a, string b, bool lines)
    {
        var view = await ReadAsync(Plain with { A = a, B = b, Lines = lines });
        var answers = (await samples.Host.GetJsonAsync($"compare?agency=sct-ha-nam&a={a}&b={b}")).Items().ToDictionary(i => i.Text("indicator")!);
        Assert.Equal(lines ? 63 : 12, view.Rows.Count());
        Assert.All(view.Rows, row =>
        {
            var answer = answers[row.Indicator.Key];
            Assert.Equal((answer.Number("a"), answer.Number("b")), (row.Before?.Value, row.After?.Value));
            Assert.Equal((answer.Number("change"), answer.Number("relative")), (row.Comparison.Absolute, row.Comparison.Relative));
            Assert.Equal(answer.Text("refusal"), row.Comparison.Refusal is { } refusal ? Kpi.Data.Words.Of(refusal) : null);
            Assert.Equal(answer.GetProperty("perDay").GetBoolean(), row.Comparison.PerDay);
            Assert.Equal(row.Comparison.Refusal is not null, row.Verdict == Verdict.Refused);
        });
    }

    [Fact]
    public async Task Defaults_AreTheLatestPeriodAndTheSameAYearBefore()
    {
        var view = await ReadAsync(Plain);
        Assert.Equal(("2023-H1", "2024-H1"), (view.A.Period.Key, view.B.Period.Key));
        Assert.Equal(((60, 63), (54, 63)), ((view.A.Given, view.A.Total), (view.B.Given, view.B.Total)));
        Assert.True(view.A.Illustrative);
        Assert.False(view.B.Illustrative);
        Assert.Null(view.Refusal);
        Assert.Equal("2023-Q1", (await ReadAsync(Plain with { B = "2024-Q1" })).A.Period.Key);
    }

    [Fact]
    public async Task Movers_AreWhatMovedMoreThanUsual_OrCannotBeHeldAgainstIt()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain);
        var mover = Assert.Single(CompareBuilder.Movers(view.Rows));
        Assert.Equal("kpi.backlog", mover.Indicator.Key);
        Assert.Equal("Tốt hơn, chưa xét được mức rõ", (await SentencesAsync()).Judged(mover));
    }

    [Fact]
    public async Task Movers_AreRankedWithinTheirUnit_TheClearFirst_TheWorseShownFirst()
    {
        var view = await ReadAsync(Plain);
        CompareRow Row(string key, double change, Clarity clarity)
        {
            var row = view.Rows.Single(r => r.Indicator.Key == key);
            var better = row.Indicator.Direction == Direction.Higher == change > 0;
            return row with { Pair = row.Pair with { Comparison = row.Comparison with { Absolute = change, Relative = change, Better = better, Clarity = clarity } } };
        }

        Assert.Equal(["kpi.plan-completion", "kpi.backlog", "kpi.online-full-coverage"], CompareBuilder.Movers(
        [
            Row("kpi.data-completeness", -30, Clarity.NoClearChange), Row("kpi.online-full-coverage", 20, Clarity.Unknown), Row("kpi.plan-completion", -2, Clarity.Clear), Row("kpi.backlog", -70, Clarity.Unknown),
        ]).Select(r => r.Indicator.Key));
    }

    [Fact]
    public async Task Verdict_OfAChangeThatIsNoMoreThanUsual_IsNeitherBetterNorWorse()
    {
        foreach (var row in (await ReadAsync(Plain with { Lines = true })).Rows.Concat((await ReadAsync(Plain)).Rows).Where(r => r.Verdict is not (Verdict.Refused or Verdict.Unchanged)))
        {
            Assert.Equal(row.Comparison.Clarity == Clarity.NoClearChange, row.Verdict == Verdict.Unclear);
        }
    }

    [Fact]
    public async Task Signals_OfMostRows_AreSaidOnceUnderTheTable()
    {
        var view = await ReadAsync(Plain);
        var signals = CompareSignals.Of(view.Rows);
        var few = view.Rows.Select(r => r.Pair.Analysis.Series!.Signal).Where(s => s.Trial || s.Variation is null).GroupBy(s => s.Count).MaxBy(g => g.Count())!;
        Assert.Equal(few.Key, signals.Few);
        Assert.All(few, s => Assert.True(signals.SaidOnce(s)));
        Assert.Equal(new CompareSignals(few.Key, Shown: false), CompareSignals.Of(view.Rows.Where(r => r.Pair.Analysis.Series!.Signal is { Trial: true } s && s.Count == few.Key)));
        Assert.Equal(new CompareSignals(null, Shown: true), CompareSignals.Of(view.Rows.Take(1)));
        Assert.Equal(new CompareSignals(null, Shown: false), CompareSignals.Of([]));
    }

    [Theory]
    [InlineData(
        "vi",
        "6 tháng 2024 so với 6 tháng 2023, 12 chỉ tiêu: 1 tốt hơn, 7 chưa phải thay đổi rõ, 3 không đổi, 1 không xét tốt xấu.",
        "Tăng nhiều nhất: tỷ lệ TTHC cung cấp toàn trình, +5,3 điểm %. Giảm nhiều nhất: mức độ đầy đủ của số liệu, −9,5 điểm %. Không có tỷ lệ nào thay đổi vượt biến động bình thường.",
        "Vì sao tỷ lệ TTHC cung cấp toàn trình tăng 5,3 điểm %?",
        "Tử số từ 18 thành 26 TTHC (+8). Do tỷ lệ: +6,6. Do mẫu số đổi từ 119 thành 127: +1,4.")]
    [InlineData(
        "en",
        "H1 2024 against H1 2023, KPIs compared: 12 (1 better, 7 without a clear change, 3 unchanged, 1 neither better nor worse).",
        "Biggest rise: wholly online coverage, +5.3 pp. Biggest fall: data completeness, −9.5 pp. No rate changed by more than its usual variation.",
        "Why did wholly online coverage rise by 5.3 pp?",
        "The numerator went from 18 to 26 procedures (+8). By the rate: +6.6. By the denominator, from 119 to 127: +1.4.")]
    public async Task Sentences_RealHalfYear_SayWhatChanged(string language, string headline, string second, string title, string why)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(Plain);
        var sentences = await SentencesAsync();
        Assert.Equal(headline, Spaced(sentences.Headline(view)));
        Assert.Equal(second, Spaced(sentences.Second(view)!));
        var apart = CompareBuilder.Why(view.Kpis, null)!;
        Assert.Equal(title, Spaced(sentences.WhyTitle(apart)));
        Assert.Equal(why, Spaced(sentences.WhySentence(apart)));
        Assert.Equal(8, apart.Parts.Ratio + apart.Parts.Volume, 9);
    }

    [Fact]
    public async Task Why_OfARateWhoseDenominatorStayed_SaysThatTheRateDidAll()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var why = CompareBuilder.Why((await ReadAsync(Plain)).Kpis, "kpi.data-completeness")!;
        Assert.Equal("Tử số từ 60 thành 54 dòng (−6). Tất cả do tỷ lệ: mẫu số vẫn là 63.", Spaced((await SentencesAsync()).WhySentence(why)));
        Assert.Equal("kpi.online-full-coverage", CompareBuilder.Why((await ReadAsync(Plain)).Kpis, "no.such")!.Row.Indicator.Key);
    }

    [Fact]
    public async Task Lines_ThatCannotBeCompared_SayWhyAndWhetherTheyCanBeGiven()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain with { Lines = true });
        var sentences = await SentencesAsync();
        (string, bool) Why(string key)
        {
            var row = view.Rows.Single(r => r.Indicator.Key == key);
            return (sentences.Reason(row), CompareSentences.CanBeGiven(row));
        }

        Assert.Equal(("6 tháng 2024 chưa có số liệu, không coi là 0.", true), Why("cchc.1.2.1"));
        Assert.Equal(("6 tháng 2024 chưa có số liệu, không coi là 0.", true), Why("cchc.1.4.2"));
        Assert.Equal(("cả hai kỳ chưa có số liệu, không coi là 0.", true), Why("cchc.5.3.4"));
        Assert.Equal(("đây là câu trả lời theo lựa chọn, không có hiệu số; hai kỳ trả lời như nhau.", false), Why("cchc.5.3.1"));
        Assert.EndsWith("Không so được 10 dòng, có ghi lý do.", sentences.Second(view), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-Q1", "2024-H1", ComparisonRefusal.OverlappingWindows, "hai kỳ trùng nhau một phần.")]
    [InlineData("2023-Q1", "2024-H1", ComparisonRefusal.UnlikeWindows, "90 ngày và 183 ngày không cùng độ dài.")]
    public async Task Pair_OfUnlikePeriods_IsRefusedAndLeadsToPairsThatCan(string a, string b, ComparisonRefusal refusal, string reason)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain with { A = a, B = b });
        Assert.Equal(refusal, view.Refusal);
        Assert.Equal(("2023-H1", "2024-H1"), (view.Pairs[0].A.Key, view.Pairs[0].B.Key));
        Assert.All(view.Pairs, p => Assert.Null(CompareBuilder.Refuse(p)));
        Assert.Contains(view.Rows, r => r.Verdict != Verdict.Refused);
        var sentences = await SentencesAsync();
        Assert.Equal(reason, sentences.Reason(view.Rows.Single(r => r.Indicator.Key == "kpi.plan-completion")));
        Assert.Equal("số ở thời điểm cuối kỳ: có so", sentences.Comparable(view.First)[0]);
    }

    [Fact]
    public async Task Quarters_OfDifferentLength_AreComparedPerDay()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain with { A = "2023-Q1", B = "2023-Q3", Lines = true });
        Assert.True(view.PerDay);
        var sentences = await SentencesAsync();
        Assert.EndsWith("hồ sơ một ngày", Spaced(sentences.Change(view.Rows.Single(r => r.Indicator.Key == "cchc.3.3.received"))), StringComparison.Ordinal);
        Assert.Contains("bình quân một ngày", sentences.Comparable(view.First)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Periods_ThatAreTheSame_AreNotCompared()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain with { A = "2024-H1", B = "2024-H1" });
        Assert.True(view.Same);
        Assert.Empty(view.Rows);
        Assert.Equal("6 tháng 2024: kỳ A và kỳ B là một, không có gì để so.", (await SentencesAsync()).Headline(view));
        Assert.NotEmpty(view.Pairs);
    }

    [Fact]
    public async Task Read_UnknownPeriodOrAgency_IsNotFound()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { A = "2024-Q9" }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Agency = "nobody" }));
    }

    [Fact]
    public void Choose_WithoutTheYearBefore_TakesTheLatestThatIsAsLong()
    {
        static PeriodPair Of(params string[] keys) => CompareBuilder.Choose([.. keys.Select(TestPeriods.Of)], TestPeriods.Cchc, null, null);
        Assert.Equal("2024-Q1", Of("2024-Q3", "2024-H1", "2024-Q1").A.Key);
        Assert.Equal("2024-Q1", Of("2024-H1", "2024-Q1").A.Key);
        Assert.Equal(("2024-H1", "2024-H1"), (Of("2024-H1").A.Key, Of("2024-H1").B.Key));
    }

    [Fact]
    public void Address_KeepsEveryChoice()
    {
        var query = CompareQuery.Read("sct", "2023-H1", "2024-H1", "lines", "kpi.backlog");
        Assert.Equal("/compare?agency=sct&a=2023-H1&b=2024-H1&rows=lines&why=kpi.backlog", query.Address);
        Assert.Equal("/compare.csv?agency=sct&a=2023-H1&b=2024-H1&rows=lines", query.File("csv"));
        Assert.Equal("/compare", CompareQuery.Read("", "", null, "other", "").Address);
    }

    [Theory]
    [InlineData("vi", "Tỷ lệ TTHC cung cấp toàn trình", "chưa phải thay đổi rõ", "tốt hơn,chưa xét được mức rõ")]
    [InlineData("en", "Wholly online coverage", "no clear change", "better,not known whether clear")]
    public async Task Csv_OfTheTable_HasUnroundedNumbersInEveryLanguage(string language, string name, string verdict, string unknown)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri($"/compare.csv?a=2023-H1&b=2024-H1&lang={language}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, rows.Length);
        var row = Assert.Single(rows, r => r.Contains("kpi.online-full-coverage", StringComparison.Ordinal));
        Assert.Contains($",{name},%,15.126050420168067,18,119,20.47244094488189,26,127,", row, StringComparison.Ordinal);
        Assert.Contains($",{verdict},{verdict},≥ 35", row, StringComparison.Ordinal);
        Assert.Contains($",{unknown},", Assert.Single(rows, r => r.Contains("kpi.backlog", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_WithoutASession_IsRefused_AndOfNoSuchPeriod_IsNotFound()
    {
        using var nobody = samples.Host.Client(token: null);
        using var refused = await nobody.GetAsync(new Uri("/compare.csv", UriKind.Relative), Cancel);
        Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect, refused.StatusCode.ToString());
        using var client = samples.Host.Client();
        using var missing = await client.GetAsync(new Uri("/compare.csv?a=2024-Q9", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Read_BeforeAnythingIsPublished_IsNothing()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(Plain, Cancel));
    }

    private async Task<CompareView> ReadAsync(CompareQuery query)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        return Assert.IsType<CompareView>(await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(query, Cancel));
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
