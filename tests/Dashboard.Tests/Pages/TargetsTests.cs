using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The targets' model, sentences, download, assumptions and pasting on the real half-year and its illustrative history.</summary>
public sealed class TargetsTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly TargetsQuery Plain = TargetsQuery.Read(null, null, null, null, null, null, null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "vi",
        "Quý III/2024 có 3 mốc: 2 còn thiếu, 1 chưa xác định; Tỷ lệ TTHC cung cấp toàn trình: cần thêm 19 TTHC trong 92 ngày, gấp 9,4 lần nhịp từ đầu năm.",
        "Năm 2024 có 10 mục tiêu đang có hiệu lực. 10 mục tiêu chưa gắn văn bản nên là minh hoạ.")]
    [InlineData(
        "en",
        "Q3 2024, milestones: 3 (2 short, 1 still open); Wholly online coverage: 19 procedures more in 92 days, 9.4 times the pace since the start of the year.",
        "Targets in force in 2024: 10. Illustrative, without a decision: 10.")]
    public async Task Sentences_AfterTheHalfYear_SayWhatTheNextMilestonesAsk(string language, string headline, string second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(Plain);
        var sentences = await SentencesAsync();
        Assert.Equal(headline, Spaced(sentences.Headline(view)));
        Assert.Equal(second, Spaced(sentences.Second(view)));
    }

    // Two of three miss their milestone: one by too little, one by too much.
    [Theory]
    [InlineData("vi", "Quý III/2024 có 3 mốc: 1 còn thiếu, 1 đang vượt trần, 1 chưa xác định; ", "Đang vượt trần")]
    [InlineData("en", "Q3 2024, milestones: 3 (1 short, 1 over the limit, 1 still open); ", "Over the limit")]
    public async Task Headline_MilestoneThatIsExceeded_IsNotCountedAsShort(string language, string headline, string verdict)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(Plain);
        var sentences = await SentencesAsync();
        var lacking = view.Ahead.First(o => o is { Target.Period.Key: "2024-Q3", Verdict: GoalVerdict.Open, Judgement.Gap: > 0, Indicator.Key: not "kpi.online-full-coverage" });
        var over = lacking with { Judgement = lacking.Judgement with { Over = true, Toward = Status.Missed } };
        var rows = view.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c.Outlook == lacking ? c with { Outlook = over } : c)] });
        var above = new TargetsView(view.Query, view.Agency, view.Agencies, view.Year, view.Years, view.Periods, [.. rows], null, false, null, null, null);
        Assert.StartsWith(headline, Spaced(sentences.Headline(above)), StringComparison.Ordinal);
        Assert.Equal(("st-duegap", verdict), sentences.Verdict(over));
    }

    [Fact]
    public async Task Track_SaysWhatIsThereAndWhatIsNeeded_OnlyWhereThatIsKnown()
    {
        var ahead = (await ReadAsync(Plain)).Ahead;
        SecuredTrack? Track(string key, string period) => SecuredTrack.Of(ahead.Single(g => g.Indicator.Key == key && g.Target.Period.Key == period));
        Assert.Equal(new SecuredTrack(19, 11, Kept: true), Track("kpi.plan-completion", "2024-Q3"));
        Assert.Equal(new SecuredTrack(19, 20, Kept: true), Track("kpi.plan-completion", "2024"));
        Assert.Equal(new SecuredTrack(26, 19, Kept: false), Track("kpi.online-full-coverage", "2024-Q3"));
        Assert.Null(Track("kpi.on-time-rate", "2024-Q3"));
        Assert.Null(Track("kpi.backlog", "2024"));
    }

    [Theory]
    [InlineData("vi", "theo mùa vụ: 1,4 lần (2022, 2023)")]
    [InlineData("en", "by season: 1.4 times (2022, 2023)")]
    public async Task Season_WhereEarlierYearsAreKnown_IsSaidWithThem(string language, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var goal = (await ReadAsync(Plain)).Ahead.First(o => o.AtLeast) with { Season = new SeasonalPace(0.6, [2022, 2023], 30, 1.42) };
        var sentences = await SentencesAsync();
        Assert.Equal(said, Spaced(sentences.Season(goal)!));
        Assert.Null(sentences.Season(goal with { Season = null }));
        Assert.Null(sentences.Season(goal with { Season = goal.Season with { Ratio = null } }));
        Assert.Null(sentences.Season(goal with { Target = goal.Target with { Comparator = Kpi.Data.Targets.TargetComparator.AtMost } }));
    }

    [Fact]
    public async Task Cells_OfTheGrid_AreTheTargetsOfTheApi()
    {
        var view = await ReadAsync(Plain);
        var answers = (await samples.Host.GetJsonAsync("targets?agency=sct-ha-nam")).Items().Where(t => t.Text("period")!.StartsWith("2024", StringComparison.Ordinal)).ToList();
        var cells = view.Rows.SelectMany(r => r.Cells.Where(c => c.Target is not null).Select(c => (r.Indicator.Key, c.Period.Key, (double?)c.Target!.Value))).Order();
        Assert.Equal(answers.Select(a => (a.Text("indicator")!, a.Text("period")!, a.Number("value"))).Order(), cells);
        Assert.Equal(["2024-Q1", "2024-H1", "2024-Q3", "2024"], view.Periods.Select(p => p.Key));
    }

    [Theory]
    [InlineData("kpi.plan-completion")]
    [InlineData("kpi.online-full-coverage")]
    public async Task Cell_NextDue_IsJudgedAsTheAnalysisOfTheApi(string key)
    {
        var row = (await ReadAsync(Plain)).Rows.Single(r => r.Indicator.Key == key);
        var answer = await samples.Host.GetJsonAsync($"indicators/{key}/analysis?agency=sct-ha-nam&period=2024-H1");
        var cell = row.Cells.First(c => c.Target is not null && c.Period.Key is "2024-H1" or "2024-Q3" && c.Target is not null);
        Assert.Equal(answer.Text("status"), Kpi.Data.Words.Of(cell.Judgement!.Status));
    }

    [Fact]
    public async Task Cells_OfPeriodsThatAreReported_AreDueAndOthersAreNot()
    {
        var plan = (await ReadAsync(Plain)).Rows.Single(r => r.Indicator.Key == "kpi.plan-completion");
        Assert.Equal([Status.Missed, Status.Near, Status.NotDue, Status.NotDue], plan.Cells.Select(c => c.Judgement!.Status));
        Assert.Equal([2, 1, 11, 20], plan.Cells.Select(c => c.Judgement!.GapCount!.Value));
    }

    [Fact]
    public async Task Rows_WhenAllAreAskedFor_HaveTheLinesToo()
    {
        var view = await ReadAsync(Plain with { All = true });
        Assert.Contains(view.Rows, r => r.Indicator.Key == "cchc.1.1.2" && r.Code == "1.1.2");
        Assert.DoesNotContain(view.Rows, r => r.Indicator.Kind == ValueKind.Enumeration || r.Indicator.Direction == Direction.None);
    }

    [Theory]
    [InlineData("12", null, "38/127 TTHC = 29,9 %", "mốc quý III/2024 ≥ 35 % còn thiếu 7 TTHC")]
    [InlineData("19", null, "45/127 TTHC = 35,4 %", "đạt mốc quý III/2024 ≥ 35 %")]
    public async Task WhatIf_MoreProcedures_SaysWhatFollows(string x, string? volume, string amount, string outcome)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync(Plain with { If = "kpi.online-full-coverage@2024-Q3", X = x, Volume = volume });
        var said = Spaced((await SentencesAsync()).Outcome(view.WhatIf!));
        Assert.Contains(amount, said, StringComparison.Ordinal);
        Assert.Contains(outcome, said, StringComparison.Ordinal);
        Assert.Contains("năm 2024 ≥ 50 %", said, StringComparison.Ordinal);
        Assert.Equal(20.47, view.Rows.Single(r => r.Indicator.Key == "kpi.online-full-coverage").Latest!.Value!.Value, 2);
    }

    [Theory]
    [InlineData("kpi.online-full-coverage@2024-Q3", "200", null)]
    [InlineData("kpi.online-full-coverage@2024-Q3", "mười", null)]
    [InlineData("kpi.on-time-rate@2024", "101", null)]
    [InlineData("kpi.on-time-rate@2024", "98", "0")]
    public async Task WhatIf_OfWhatCannotBe_SaysSo(string target, string x, string? volume)
    {
        var what = (await ReadAsync(Plain with { If = target, X = x, Volume = volume })).WhatIf!;
        Assert.True(what.Wrong);
        Assert.Null(what.Figure);
    }

    [Fact]
    public async Task WhatIf_RateOfTheRest_AddsToWhatIsDone()
    {
        var what = (await ReadAsync(Plain with { If = "kpi.on-time-rate@2024", X = "97", Volume = "10.000" })).WhatIf!;
        Assert.Equal((16181 + 9700, 16181 + 10000), (what.Figure!.Numerator, what.Figure.Denominator));
        Assert.Equal(Status.Near, what.Judgement!.Status);
    }

    [Fact]
    public async Task Read_WhatDoesNotExist_IsNotFound()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Agency = "nobody" }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Year = 12 }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Edit = "kpi.nothing@2024" }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(Plain with { Edit = "kpi.backlog@2024-Q2" }));
    }

    [Fact]
    public async Task Read_ByAViewer_HasNoDraftAndNothingToEdit()
    {
        var view = await ReadAsync(Plain with { Edit = "kpi.backlog@2024" }, Roles.Viewer);
        Assert.False(view.MayEdit);
        Assert.Null(view.Plan);
        Assert.Null(view.Edited);
    }

    [Fact]
    public void Address_KeepsEveryChoice()
    {
        var query = TargetsQuery.Read("sct", "2024", "all", null, "kpi.backlog@2024", "12", "100", null, null);
        Assert.Equal("/targets?agency=sct&year=2024&rows=all&if=kpi.backlog%402024&x=12&volume=100", query.Address);
        Assert.Equal("/targets.csv?agency=sct&year=2024&rows=all", query.File("csv"));
        Assert.Equal("/targets", TargetsQuery.Read("", "", "", "", "", "", "", "", "").Address);
    }

    [Theory]
    [InlineData("vi", "Tỷ lệ TTHC cung cấp toàn trình", "Còn thiếu")]
    [InlineData("en", "Wholly online coverage", "Short")]
    public async Task Csv_OfTheGrid_HasUnroundedNumbersInEveryLanguage(string language, string name, string verdict)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri($"/targets.csv?year=2024&lang={language}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var rows = Encoding.UTF8.GetString((await response.Content.ReadAsByteArrayAsync(Cancel)).AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, rows.Length);
        var row = Assert.Single(rows, r => r.StartsWith("kpi.online-full-coverage", StringComparison.Ordinal) && r.Contains(",2024-Q3,", StringComparison.Ordinal));
        Assert.Contains($",{name},%,2024-Q3,≥,35,", row, StringComparison.Ordinal);
        Assert.Contains(",2024-H1,20.47244094488189,26,127,14.527559055118111,19,92,4,183,", row, StringComparison.Ordinal);
        Assert.EndsWith($",{verdict}", row, StringComparison.Ordinal);
        using var missing = await client.GetAsync(new Uri("/targets.csv?agency=nobody", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Paste_WithPeriodsInItsHead_IsReadCellByCell()
    {
        var block = await PasteAsync("Mã\tChỉ tiêu\tQuý III\tNăm 2024, %\nkpi.plan-completion\tKế hoạch\t75\t100 %\n7.1.1\tToàn trình\t45\t-\n\tTỷ lệ TTHC cung cấp toàn trình\t35,5\t≥ 50\n");
        Assert.True(block.HasPeriods);
        Assert.Empty(block.Bad);
        Assert.Equal(1, block.Blank);
        Assert.Equal(
            [("kpi.plan-completion", "2024-Q3", 75d), ("kpi.plan-completion", "2024", 100d), ("cchc.7.1.1", "2024-Q3", 45d), ("kpi.online-full-coverage", "2024-Q3", 35.5), ("kpi.online-full-coverage", "2024", 50d)],
            block.Good.Select(c => (c.Indicator!.Key, c.Period!.Key, c.Value!.Value)));
    }

    [Fact]
    public async Task Paste_WithAPeriodInEachRow_IsReadToo()
    {
        var block = await PasteAsync("Chỉ tiêu\tKỳ\tGiá trị\nkpi.backlog\tNăm\t50\nkpi.on-time-rate\tquý 3/2024\t98");
        Assert.Equal([("kpi.backlog", "2024", 50d), ("kpi.on-time-rate", "2024-Q3", 98d)], block.Good.Select(c => (c.Indicator!.Key, c.Period!.Key, c.Value!.Value)));
        Assert.Equal([Kpi.Data.Targets.TargetComparator.AtMost, Kpi.Data.Targets.TargetComparator.AtLeast], block.Good.Select(c => c.Comparator));
    }

    [Theory]
    [InlineData("90–95", 90d, 95d)]
    [InlineData("90 - 95 %", 90d, 95d)]
    [InlineData("90,5%–95,25%", 90.5, 95.25)]
    public async Task Paste_OfTwoBounds_IsARange(string text, double low, double high)
    {
        var cell = Assert.Single((await PasteAsync($"Chỉ tiêu\tNăm\nkpi.on-time-rate\t{text}")).Good);
        Assert.Equal((Kpi.Data.Targets.TargetComparator.Between, low, high), (cell.Comparator, cell.Value, cell.High));
    }

    [Theory]
    [InlineData("vi", "từ 90 % đến 95,5 %", "từ 3 đến 5 hồ sơ")]
    [InlineData("en", "between 90% and 95.5%", "between 3 and 5 dossiers")]
    public async Task Bound_OfARange_NamesBoth(string language, string percent, string count)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var sentences = await SentencesAsync();
        var catalogue = await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        Assert.Equal(percent, Spaced(sentences.Bound(catalogue.Find("kpi.on-time-rate")!, Kpi.Data.Targets.TargetComparator.Between, 90, 95.5)));
        Assert.Equal(count, Spaced(sentences.Bound(catalogue.Find("cchc.3.3.received")!, Kpi.Data.Targets.TargetComparator.Between, 3, 5)));
    }

    [Theory]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\t95–90", PasteProblem.NotANumber)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\t90–101", PasteProblem.NotANumber)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\t90–95–99", PasteProblem.NotANumber)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\ttừ 90 đến 95", PasteProblem.NotANumber)]
    [InlineData("Chỉ tiêu\tNăm\nkhông có đâu\t5", PasteProblem.UnknownIndicator)]
    [InlineData("Chỉ tiêu\tNăm 2025\nkpi.backlog\t5", PasteProblem.OtherYear)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\t101", PasteProblem.OutOfRange)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.on-time-rate\tnhiều", PasteProblem.NotANumber)]
    [InlineData("Chỉ tiêu\tNăm\nkpi.backlog\t#REF!", PasteProblem.NotANumber)]
    public async Task Paste_WhatCannotBeRead_StaysWithItsProblem(string text, PasteProblem problem)
    {
        var block = await PasteAsync(text);
        Assert.Empty(block.Good);
        Assert.Equal(problem, Assert.Single(block.Cells).Problem);
    }

    [Fact]
    public async Task Paste_TheSameTwice_TakesTheFirst()
    {
        var block = await PasteAsync("Chỉ tiêu\tNăm\nkpi.backlog\t5\nkpi.backlog\t6");
        Assert.Equal(5, Assert.Single(block.Good).Value);
        Assert.Equal(PasteProblem.Twice, Assert.Single(block.Bad).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kpi.backlog\t5")]
    [InlineData("chỉ là một câu")]
    public async Task Paste_WithoutAnyPeriod_HasNone(string text) => Assert.False((await PasteAsync(text)).HasPeriods);

    [Theory]
    [InlineData("vi", "16.183", 16183d)]
    [InlineData("vi", "16.183,5", 16183.5)]
    [InlineData("en", "16,183", null)]
    [InlineData("en", "16.183", null)]
    [InlineData("en", "35.5", 35.5)]
    [InlineData("vi", "-5", null)]
    [InlineData("vi", "", null)]
    public void Numbers_AsTyped_HaveOneReadingOrNone(string language, string text, double? expected) =>
        Assert.Equal(expected, new TargetNumbers(CultureInfo.GetCultureInfo(language)).Plain(text));

    private async Task<PasteBlock> PasteAsync(string text)
    {
        var catalogue = await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        return new PasteReader(catalogue, catalogue.Calendars[0], 2024, new TargetNumbers(CultureInfo.GetCultureInfo("vi"))).Read(text);
    }

    private async Task<TargetsView> ReadAsync(TargetsQuery query, string role = Roles.Planner)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
        return await scope.ServiceProvider.GetRequiredService<TargetsReader>().ReadAsync(query, user, Cancel);
    }

    private async Task<TargetsSentences> SentencesAsync()
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(culture);
        return new TargetsSentences(new Wording(await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), numbers, text, culture), numbers, new DateText(culture, TimeZoneInfo.Utc), text);
    }

    private static string Spaced(string text) => text.Replace('\u00a0', ' ');
}
