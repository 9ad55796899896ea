using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Series;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>One indicator's model, words and lineage on the real half-year and its illustrative history.</summary>
public sealed class IndicatorTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task Lineage_OfADerivedKpi_EndsAtTheCellsOfItsOperands()
    {
        var view = await ReadAsync("kpi.online-full-coverage", "2024-H1");
        var lineage = view.Lineage!;
        Assert.Equal([("cchc.7.1.1", "D98", "26", 26d), ("cchc.7.1", "D97", "127", 127d)], lineage.Parts.Select(p => (p.Indicator.Key, p.Source!.Cell!, p.Source.Raw!, p.Figure!.Value!.Value)));
        Assert.All(lineage.Parts, p => Assert.Equal("phu-luc-I-6-thang-2024.xlsx", p.Submission!.File));
        Assert.Contains(lineage.Checks, c => c is { Rule.Key: "rule.online-total", Outcome: { Holds: true, Left: 127, Right: 127 } });
        Assert.Equal([1], lineage.Revisions.Select(r => r.Observation.Revision));
    }

    [Fact]
    public async Task Lineage_OfTheFraction_NamesItsOneCellForBothFigures()
    {
        var resolved = await ReadAsync("cchc.3.3.resolved", "2024-H1");
        var received = await ReadAsync("cchc.3.3.received", "2024-H1");
        Assert.Equal(("D41", "16.181 /16.183", 16181d), Source(resolved));
        Assert.Equal(("D41", "16.181 /16.183", 16183d), Source(received));

        static (string, string, double) Source(IndicatorView view) => (view.Lineage!.Parts[0].Source!.Cell!, view.Lineage.Parts[0].Source!.Raw!, view.Lineage.Figure.Value!.Value);
    }

    [Fact]
    public async Task Lineage_OfAQuarterThatWasNotReported_IsTheDifferenceOfTwoCells()
    {
        var view = await ReadAsync("cchc.3.3.received", "2024-Q2");
        Assert.Equal(SeriesAccumulation.Discrete, view.Accumulation);
        Assert.False(view.Selected!.Reported);
        Assert.Equal([("2024-H1", false, "D41"), ("2024-Q1", true, "D41")], view.Lineage!.Parts.Select(p => (p.Period.Key, p.Subtracted, p.Source!.Cell!)));
        Assert.Equal(view.Selected.Figure.Value, view.Lineage.Parts.Sum(p => (p.Subtracted ? -1 : 1) * p.Figure!.Value!.Value));
        Assert.Empty(view.Lineage.Revisions);
        Assert.Null(view.PublishedAt);
    }

    [Fact]
    public async Task Lineage_OfEveryFigureOfEverySeries_AddsUpToTheFigure()
    {
        var catalogue = await CatalogueAsync();
        foreach (var indicator in catalogue.Indicators.Where(i => !i.IsDerived))
        {
            foreach (var accumulation in SeriesBuilder.Choices(catalogue, indicator))
            {
                var all = await ReadAsync(indicator.Key, null, accumulation);
                foreach (var row in all.Rows)
                {
                    var lineage = (await ReadAsync(indicator.Key, row.Period.Key, accumulation)).Lineage!;
                    Assert.Equal(row.Figure, lineage.Figure);
                    if (row.Figure.Value is { } value) Assert.Equal(value, lineage.Parts.Sum(p => (p.Subtracted ? -1 : 1) * p.Figure!.Value!.Value), 9);
                    Assert.All(lineage.Parts, p => Assert.NotNull(p.Source));
                }
            }
        }
    }

    [Fact]
    public async Task Accumulation_TheHalfYearOfAFlow_IsNotShownAmongQuarters()
    {
        Assert.Equal(SeriesAccumulation.Ytd, (await ReadAsync("cchc.3.3.received", "2024-H1")).Accumulation);
        Assert.Equal(SeriesAccumulation.Discrete, (await ReadAsync("cchc.3.3.received", null)).Accumulation);
        Assert.Equal(SeriesAccumulation.Reported, (await ReadAsync("cchc.3.3.received", "2024-H1", SeriesAccumulation.Reported)).Accumulation);
    }

    [Fact]
    public async Task Rows_OfWindowsOfDifferentLength_AreNeitherJoinedNorCompared()
    {
        var view = await ReadAsync("kpi.on-time-rate", "2024-H1");
        Assert.False(view.Connects);
        Assert.All(view.Rows, r => Assert.Null(r.Step));
        Assert.NotNull(view.Selected!.Before);
    }

    [Fact]
    public async Task Rows_OfLevels_AreComparedWithThePointBefore()
    {
        var view = await ReadAsync("kpi.online-full-coverage", "2024-H1");
        Assert.True(view.Connects);
        Assert.Equal(20.4724 - 19.6721, view.Selected!.Step!.Absolute!.Value, 3);
    }

    [Fact]
    public async Task PerDay_OfAFlow_IsTheCountOverTheDaysOfItsWindow()
    {
        foreach (var accumulation in Enum.GetValues<SeriesAccumulation>())
        {
            var counts = await ReadAsync("cchc.3.3.received", null, accumulation);
            var view = await ReadAsync(new IndicatorQuery("cchc.3.3.received", null, null, accumulation) { PerDay = true });
            Assert.True(view.PerDay);
            Assert.Equal(counts.Rows.Select(r => r.Period), view.Rows.Select(r => r.Period));
            Assert.All(view.Rows.Zip(counts.Rows), pair =>
            {
                var (row, whole) = pair;
                if (whole.Figure.Value is not { } count)
                {
                    Assert.Null(row.Figure.Value);
                    return;
                }
                Assert.Equal(count, row.Day!.Count);
                Assert.Equal(count / row.Day.Days!.Value, row.Figure.Value!.Value, 9);
                if (whole.Before is { Value: { } before }) Assert.Equal(before / view.Rows.Single(r => r.Period == whole.Before.Period).Day!.Days!.Value, row.Before!.Value!.Value, 9);
            });
            Assert.Equal(counts.Rows.Select(r => r.Step is null), view.Rows.Select(r => r.Step is null));

            // What is of the counts themselves is not held against counts a day, and what they come from is still said of the counts.
            Assert.Empty(view.Targets);
            Assert.Empty(view.Increases);
            Assert.Null(view.Analysis);
            Assert.Null(view.Whole);
            Assert.Equal(counts.Lineage!.Figure, view.Lineage!.Figure);
        }
        var quarters = await ReadAsync(new IndicatorQuery("cchc.3.3.received", "2024-Q2", null, SeriesAccumulation.Discrete) { PerDay = true });
        Assert.Equal(new DayBasis(8555, quarters.Selected!.Period.Days), quarters.Selected.Day);
    }

    [Fact]
    public async Task PerDay_OfWhatHasNoLength_ChangesNothing()
    {
        foreach (var key in new[] { "kpi.online-full-coverage", "kpi.backlog", "cchc.7.1", "cchc.1.4.2" })
        {
            var view = await ReadAsync(new IndicatorQuery(key, "2024-H1", null, null) { PerDay = true });
            Assert.False(view.PerDay);
            var whole = await ReadAsync(key, "2024-H1");
            Assert.Equal(whole.Rows.Select(r => (r.Period, r.Figure.Value, r.Judgement.Status)), view.Rows.Select(r => (r.Period, r.Figure.Value, r.Judgement.Status)));
            Assert.Equal(whole.Targets.Count, view.Targets.Count);
        }
    }

    [Theory]
    [InlineData("vi", "Số hồ sơ TTHC đã tiếp nhận: bình quân 88,4 hồ sơ/ngày trong 6 tháng đầu năm 2024.", " hồ sơ/ngày ")]
    [InlineData("en", "Dossiers received: 88.4 dossiers/day on average in the first half of 2024.", " dossiers/day ")]
    public async Task PerDay_InASentence_SaysSo(string language, string headline, string second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(new IndicatorQuery("cchc.3.3.received", "2024-H1", null, SeriesAccumulation.Reported) { PerDay = true });
        var sentences = await SentencesAsync();
        Assert.Equal(headline, Plain(sentences.Headline(view)));
        Assert.Contains(second, Plain(sentences.Second(view)!) + " ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_OfARateThatMoved_AddsUpToTheChangeOfItsNumerator()
    {
        var split = (await ReadAsync("kpi.online-full-coverage", "2024-H1")).Split!;
        Assert.Equal(("2023-H1", 18d, 119d), (split.Before!.Period.Key, split.Before.Numerator!.Value, split.Before.Denominator!.Value));
        Assert.Equal(26d - 18d, split.Parts!.Ratio + split.Parts.Volume, 9);
        Assert.Equal(8 * ((18d / 119) + (26d / 127)) / 2, split.Parts.Volume, 9);
        Assert.Null(split.Refusal);
    }

    [Fact]
    public async Task Split_OfEveryFigure_AddsUpOrSaysWhyNot()
    {
        var (taken, refused) = (0, 0);
        foreach (var indicator in (await CatalogueAsync()).Indicators)
        {
            foreach (var row in (await ReadAsync(indicator.Key, null)).Rows)
            {
                var view = await ReadAsync(indicator.Key, row.Period.Key);
                if (indicator.Kind != ValueKind.Percent || view.Selected!.Figure.Value is null)
                {
                    Assert.Null(view.Split);
                }
                else if (view.Split is { Parts: { } parts } split)
                {
                    taken++;
                    Assert.Null(split.Refusal);
                    Assert.True(split.Before!.Period.End < split.After.Period.End);
                    Assert.Equal(split.After.Numerator!.Value - split.Before.Numerator!.Value, parts.Ratio + parts.Volume, 6);
                    Assert.Equal(view.Selected.Figure.Value!.Value, parts.After, 6);
                }
                else
                {
                    refused++;
                    Assert.NotNull(view.Split!.Refusal);
                }
            }
        }
        Assert.True(taken > 0 && refused > 0);
    }

    [Fact]
    public async Task Answers_OfAnEnumeration_AreNotDrawn()
    {
        var view = await ReadAsync("cchc.1.4.2", null);
        Assert.False(view.Draws);
        Assert.Null(view.Selected!.Figure.Value);
        Assert.All(view.Rows, r => Assert.Null(r.Step));
    }

    [Theory]
    [InlineData("vi", "kpi.online-full-coverage", "2024-H1", "Tỷ lệ TTHC cung cấp toàn trình: 26/127 TTHC = 20,5 % tại 14/6/2024; mốc quý III/2024 ≥ 35 %: còn thiếu 19 TTHC (14,5 điểm %).", "So với 6 tháng 2023: cao hơn 5,3 điểm % (6 tháng 2023: 18/119 TTHC = 15,1 %). Đủ 2/2 số thành phần.")]
    [InlineData("en", "kpi.online-full-coverage", "2024-H1", "Wholly online coverage: 26/127 procedures = 20.5% on 14 Jun 2024; milestone Q3 2024 ≥ 35%: 19 procedures (14.5 pp) short.", "5.3 pp higher than H1 2023 (18/119 procedures = 15.1%). 2 of 2 inputs reported.")]
    [InlineData("vi", "cchc.3.3.received", "2024-H1", "Số hồ sơ TTHC đã tiếp nhận: 16.183 hồ sơ trong 6 tháng đầu năm 2024.", "So với 6 tháng 2023: cao hơn 2.309 hồ sơ (6 tháng 2023: 13.874 hồ sơ).")]
    [InlineData("vi", "cchc.1.4.2", null, "Hình thức khảo sát: không có số liệu 6 tháng đầu năm 2024.", "Kỳ gần nhất có số liệu: năm 2023 (Kết hợp).")]
    [InlineData("vi", "kpi.online-full-coverage", "2022-H1", "Tỷ lệ TTHC cung cấp toàn trình: 11/115 TTHC = 9,6 % tại 14/6/2022; mốc quý III/2024 ≥ 35 %: còn thiếu 30 TTHC (25,4 điểm %).", "Không có số liệu cùng kỳ năm 2021 để so sánh. Đủ 2/2 số thành phần.")]
    public async Task Sentences_OfAFigure_SayWhatIsTrue(string language, string key, string? period, string headline, string second)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = await ReadAsync(key, period);
        var sentences = await SentencesAsync();
        Assert.Equal(headline, Plain(sentences.Headline(view)));
        Assert.Equal(second, Plain(sentences.Second(view) ?? ""));
    }

    [Fact]
    public async Task Trend_HandedToACircuit_ArrivesAsItWas()
    {
        CultureInfo.CurrentUICulture = Language.Vietnamese;
        var words = await WordingAsync();
        var view = await ReadAsync("kpi.plan-completion", "2024-H1");
        var trend = new TrendWords(words, new NumberText(Language.Vietnamese), await SentencesAsync(), new EventWords(words, new DateText(Language.Vietnamese, TimeZoneInfo.Utc), Localizer), Localizer, Language.Vietnamese).Build(view);
        var arrived = JsonSerializer.Deserialize<Kpi.Dashboard.Charts.TrendView>(JsonSerializer.Serialize(trend))!;
        Assert.Equal(trend.Shape.Actual, arrived.Shape.Actual);
        Assert.Equal(trend.Shape.Periods, arrived.Shape.Periods);
        Assert.Equal(trend.Shape.Ticks, arrived.Shape.Ticks);
        Assert.Equal(trend.Labels.Select(l => l.Value), arrived.Labels.Select(l => l.Value));
        Assert.Equal(trend.Links, arrived.Links);
        Assert.Equal(trend.Shape.Periods.Count, trend.Labels.Count);
        Assert.Equal("6 tháng 2024", trend.Labels[trend.Selected].Name);
        Assert.Equal("mục tiêu ≥ 50 %", Plain(trend.Labels[trend.Selected].Facts[0]));
    }

    [Theory]
    [InlineData("cchc.9.9", null, null)]
    [InlineData("kpi.backlog", "2024-Q9", null)]
    [InlineData("kpi.backlog", null, "nobody")]
    public async Task Read_WhatDoesNotExist_IsNotFound(string key, string? period, string? agency)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<IndicatorReader>();
        await Assert.ThrowsAsync<KeyNotFoundException>(() => reader.ReadAsync(new IndicatorQuery(key, period, agency, null), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("dung han", "kpi.on-time-rate")]
    [InlineData("ĐÚNG HẠN", "kpi.on-time-rate")]
    [InlineData("on-time", "kpi.on-time-rate")]
    [InlineData("7.1.1", "cchc.7.1.1")]
    [InlineData("3.3.", "cchc.3.3.received")]
    [InlineData("kpi.back", "kpi.backlog")]
    public async Task Index_SearchedByAnyWord_FindsTheIndicator(string search, string expected) =>
        Assert.Contains(expected, (await IndexAsync(new IndexQuery(search, null, null))).Rows.Select(r => r.Tile.Indicator.Key));

    [Fact]
    public async Task Index_WithoutFilters_ListsEveryIndicatorOnce()
    {
        var view = await IndexAsync(new IndexQuery(null, null, null));
        var catalogue = await CatalogueAsync();
        Assert.Equal(catalogue.Indicators.Select(i => i.Key).Order(StringComparer.Ordinal), view.Rows.Select(r => r.Tile.Indicator.Key).Order(StringComparer.Ordinal));
        Assert.Null(view.Groups[0].Section);
        Assert.Equal("2024-H1", view.Period!.Key);
    }

    [Fact]
    public async Task Index_SearchedForNothingThatIs_IsEmpty() => Assert.Empty((await IndexAsync(new IndexQuery("zzz", null, null))).Groups);

    private IStringLocalizer<Text> Localizer => samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();

    private Task<IndicatorView> ReadAsync(string key, string? period, SeriesAccumulation? accumulation = null) => ReadAsync(new IndicatorQuery(key, period, null, accumulation));

    private async Task<IndicatorView> ReadAsync(IndicatorQuery query)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IndicatorReader>().ReadAsync(query, TestContext.Current.CancellationToken);
    }

    private async Task<IndexView> IndexAsync(IndexQuery query)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IndexReader>().ReadAsync(query, TestContext.Current.CancellationToken);
    }

    private ValueTask<CatalogueSnapshot> CatalogueAsync() => samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);

    private async Task<Wording> WordingAsync() => new(await CatalogueAsync(), new NumberText(CultureInfo.CurrentUICulture), Localizer, CultureInfo.CurrentUICulture);

    private async Task<IndicatorSentences> SentencesAsync() => new(
        await WordingAsync(), new NumberText(CultureInfo.CurrentUICulture), new DateText(CultureInfo.CurrentUICulture, TimeZoneInfo.Utc), Localizer);

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
