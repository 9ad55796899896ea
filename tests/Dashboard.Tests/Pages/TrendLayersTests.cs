using System.Globalization;
using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Series;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>What the page of an indicator shows of its analysis is the API's analysis.</summary>
public sealed class TrendLayersTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Increases_BesideACountFromTheStartOfTheYear_AreItsQuartersByTheirOwnNames()
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<IndicatorReader>();
        const string Completion = "kpi.plan-completion";
        var year = await reader.ReadAsync(new IndicatorQuery(Completion, null, null, SeriesAccumulation.Ytd), Cancel);
        var quarters = await reader.ReadAsync(new IndicatorQuery(Completion, null, null, SeriesAccumulation.Discrete), Cancel);
        Assert.Equal(year.Rows.Count, year.Increases.Count);
        var shown = year.Increases.OfType<Increase>().ToList();
        Assert.Equal(quarters.Rows.Where(r => r.Figure.Value is not null).Select(r => new Increase(r.Period, r.Figure.Value!.Value)), shown);
        Assert.Equal("2024-Q2", shown[^1].Period.Key);
        Assert.Empty(quarters.Increases);

        var levels = await reader.ReadAsync(new IndicatorQuery("kpi.online-full-coverage", null, null, null), Cancel);
        Assert.Equal(levels.Rows.Select(r => r.Step?.Absolute), levels.Increases.Select(i => i?.Value));
        Assert.Null(levels.Increases[0]);
    }

    [Fact]
    public async Task Page_OfEveryIndicator_SaysAndDrawsWhatTheAnalysisGives()
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var catalogue = await scope.ServiceProvider.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var agency = (await scope.ServiceProvider.GetRequiredService<AgencyStore>().AllAsync(Cancel))[0];
        var culture = CultureInfo.GetCultureInfo("vi-VN");
        var text = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Text>>();
        var words = new Wording(catalogue, new NumberText(culture), text, culture);
        var sentences = new AnalysisSentences(words, new NumberText(culture), text);
        var (said, limits, projected) = (0, 0, 0);
        foreach (var indicator in catalogue.Indicators)
        {
            var view = await scope.ServiceProvider.GetRequiredService<IndicatorReader>().ReadAsync(new IndicatorQuery(indicator.Key, null, null, null), Cancel);
            var analysis = await scope.ServiceProvider.GetRequiredService<AnalysisReader>().AnalyseAsync(catalogue, indicator, agency, null, null, Cancel);
            if (analysis is null) continue;
            var whole = sentences.Write(AnalysisReader.StoryOf(analysis, words));
            foreach (var sentence in sentences.Outlook(AnalysisReader.StoryOf(view.Analysis!, words)))
            {
                Assert.Contains(sentence, whole, StringComparison.Ordinal);
                said++;
            }

            var layers = TrendLayerReader.Read(view);
            if (layers == TrendLayers.None) continue;
            for (var i = 0; i < analysis.Periods.Count; i++)
            {
                if (layers.Limits.Count == 0 || analysis.Series!.Signal.Points[i].Limits is not { } expected) continue;
                Assert.Equal(expected, layers.Limits[analysis.Periods[i].End]);
                limits++;
            }
            Assert.Equal(analysis.Series!.Projection.Points.Take(layers.Ahead.Count), layers.Ahead.Select(a => a.Point));
            projected += layers.Ahead.Count;
        }
        Assert.True(said > 100 && limits > 100 && projected > 20, $"{said} sentences, {limits} limits, {projected} projected points");
    }

    [Fact]
    public async Task Layers_ChosenInTheAddress_AreTheOnesShown()
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<IndicatorReader>();
        var catalogue = await scope.ServiceProvider.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        IndicatorQuery? query = null;
        foreach (var indicator in catalogue.Indicators)
        {
            var asked = new IndicatorQuery(indicator.Key, null, null, null);
            if (TrendLayerReader.Read(await reader.ReadAsync(asked, Cancel)) is not { Limits.Count: > 0, Ahead.Count: > 0 }) continue;
            query = asked;
            break;
        }
        var chosen = await reader.ReadAsync(query! with { Layers = AccumulationSwitch.Read(["none", "projection", "nonsense"]) }, Cancel);
        Assert.Equal((false, true), (chosen.Shows(TrendLayer.Limits), chosen.Shows(TrendLayer.Projection)));
        Assert.Empty(TrendLayerReader.Read(chosen).Limits);
        Assert.NotEmpty(TrendLayerReader.Read(chosen).Ahead);
    }
}
