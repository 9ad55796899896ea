using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The overview's model and sentences on the real half-year and its illustrative history.</summary>
public sealed class OverviewTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task Tiles_RealHalfYear_StandInTheOrderOfConcern()
    {
        var view = await ReadAsync();
        Assert.Equal("2024-H1", view.Period.Key);
        Assert.Equal(["kpi.online-full-coverage", "kpi.plan-completion"], view.Attention.Select(t => t.Indicator.Key));
        Assert.Equal(4, view.OnTrack.Count);
        Assert.Equal(6, view.Watched.Count);
        Assert.True(view.Illustrative);
        Assert.Equal((54, 63), (view.Sections.Sum(s => s.Given), view.Sections.Sum(s => s.Lines.Count)));
        Assert.Equal(27, view.Sections.Sum(s => s.Lines.Count(l => l == LineMark.Zero)));
        Assert.Equal(["1.2.1", "1.2.3", "1.2.4", "1.4.1", "1.4.2", "1.5"], view.Sections[0].Missing);
    }

    [Fact]
    public async Task Signals_OfEveryTile_AreThoseOfTheAnalysis()
    {
        var view = await ReadAsync();
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var analyses = scope.ServiceProvider.GetRequiredService<AnalysisReader>();
        foreach (var tile in view.All)
        {
            var (catalogue, indicator, agency) = await analyses.FindAsync(tile.Indicator.Key, view.Agency.Key, null, TestContext.Current.CancellationToken);
            var signal = (await analyses.AnalyseAsync(catalogue, indicator!, agency!, view.Period, null, TestContext.Current.CancellationToken))!.Series!.Signal;
            var shown = Assert.IsType<SignalResult>(tile.Signal);
            Assert.Equal((signal.Count, signal.Variation, signal.Assurance, signal.Limits), (shown.Count, shown.Variation, shown.Assurance, shown.Limits));
        }
        Assert.DoesNotContain(view.All, t => t.Provisional);
        Assert.True((view.All[0] with { Given = 0, Inputs = 2 }).Provisional);
        Assert.False((view.All[0] with { Given = 0, Inputs = 2, Figure = null }).Provisional);
    }

    [Theory]
    [InlineData(
        "vi",
        "6 tháng đầu năm 2024: tỷ lệ hoàn thành kế hoạch CCHC gần đạt (19/39 nhiệm vụ, thiếu 1 nhiệm vụ); tỷ lệ TTHC cung cấp toàn trình còn thiếu 19 TTHC để đạt mốc quý III/2024.",
        "12 chỉ tiêu chính: 1 đã đến hạn xét (1 gần đạt); 5 chưa đến hạn, trong đó 4 đang đạt mốc; 6 chưa có mục tiêu. Biểu mẫu thiếu 9/63 số liệu.")]
    [InlineData(
        "en",
        "The first half of 2024: plan completion is near (19/39 tasks, 1 task short); wholly online coverage is 19 procedures short of the milestone Q3 2024.",
        "12 KPIs: 1 due (1 near); 5 not due yet, 4 of them already at their milestone; 6 without a target. The form lacks 9 of 63 figures.")]
    public async Task Sentences_RealHalfYear_SayWhatIsTrue(string language, string headline, string second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync();
        var sentences = await SentencesAsync();
        Assert.Equal(headline, Plain(sentences.Headline(view)));
        Assert.Equal(second, Plain(sentences.Second(view)));
    }

    // 19 of 39 tasks are 48.7 %, two above 44 %; 26 of 127 procedures are 20.5 %, ten above 13 %.
    [Theory]
    [InlineData("vi", "6 tháng đầu năm 2024: tỷ lệ hoàn thành kế hoạch CCHC chưa đạt (19/39 nhiệm vụ, vượt trần 2 nhiệm vụ); tỷ lệ TTHC cung cấp toàn trình đang vượt trần 10 TTHC so với mốc quý III/2024.")]
    [InlineData("en", "The first half of 2024: plan completion is missed (19/39 tasks, 2 tasks over); wholly online coverage is 10 procedures over the milestone Q3 2024.")]
    public async Task Headline_RatesAboveTheirRange_SaysTooMany(string language, string headline)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync();
        KpiTile Between(KpiTile tile, double low, double high)
        {
            var target = tile.Judgement.Target! with { Comparator = TargetComparator.Between, Value = low, High = high };
            return tile with { Judgement = TargetJudge.Judge(tile.Indicator, view.Period, tile.Figure, [target]) };
        }
        var above = view with
        {
            All = [.. view.All.Select(t => t.Indicator.Key switch
            {
                "kpi.plan-completion" => Between(t, 40, 44),
                "kpi.online-full-coverage" => Between(t, 10, 13),
                _ => t,
            })],
        };
        Assert.Equal(headline, Plain((await SentencesAsync()).Headline(above)));
    }

    [Fact]
    public async Task Sentences_PeriodWithoutTargets_SaySo()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var view = await ReadAsync();
        var bare = view with { All = [.. view.All.Select(t => t with { Judgement = new Judgement(Status.NoTarget, null, null, null, null) })] };
        Assert.Equal("6 tháng đầu năm 2024: chưa chỉ tiêu nào có mục tiêu để xét.", Plain((await SentencesAsync()).Headline(bare)));
    }

    [Fact]
    public async Task Filters_SectionAndStatus_NarrowTheTiles()
    {
        var view = await ReadAsync(new OverviewQuery("2024-H1", null, 7, "not-due"));
        Assert.Equal(["kpi.online-full-coverage"], view.Attention.Select(t => t.Indicator.Key));
        Assert.Equal(["kpi.online-coverage"], view.OnTrack.Select(t => t.Indicator.Key));
        Assert.Empty(view.Watched);
        Assert.Equal([7], view.Sections.Select(s => s.Number));
    }

    [Fact]
    public async Task Read_UnknownPeriodOrAgency_IsNotFound()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(new OverviewQuery("2024-Q9", null, null, null)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(new OverviewQuery(null, "nobody", null, null)));
    }

    private async Task<OverviewView> ReadAsync(OverviewQuery? query = null)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<OverviewReader>();
        return Assert.IsType<OverviewView>(await reader.ReadAsync(query ?? new OverviewQuery(null, null, null, null), new ClaimsPrincipal(), TestContext.Current.CancellationToken));
    }

    private async Task<OverviewSentences> SentencesAsync()
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var catalogue = await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var numbers = new NumberText(culture);
        return new OverviewSentences(new Wording(catalogue, numbers, text, culture), numbers, text);
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
