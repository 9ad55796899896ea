using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Benchmarks;

/// <summary>One indicator of ten years, forty quarters, from figures that have been read to its sentence: series, status, signal, projection, words.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class AnalysisBenchmark
{
    private static readonly PeriodKind[] Kinds = [PeriodKind.Q1, PeriodKind.H1, PeriodKind.Q3, PeriodKind.Year];

    private TestStore _store = null!;
    private CatalogueSnapshot _catalogue = null!;
    private Indicator _indicator = null!;
    private AgencyFigures _figures = null!;
    private Target[] _targets = [];
    private Period _period = null!;
    private Wording _words = null!;
    private AnalysisSentences _sentences = null!;

    // The toolchain that stays in this process does not wait for an asynchronous set-up.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark]
    [BenchmarkCategory("analysis")]
    public string WholeAnalysis() => _sentences.Write(AnalysisReader.StoryOf(Analyse(), _words));

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("analysis")]
    public IndicatorAnalysis Analyse() => IndicatorAnalyser.Analyse(_catalogue, _catalogue.Calendars[0], _indicator, _figures, _targets, _period);

    private async Task SetUpAsync()
    {
        _store = await TestStore.CreateAsync(StoreProvider.Sqlite, s => s.AddLocalization());
        _catalogue = await _store.Get<CatalogueStore>().GetAsync(CancellationToken.None);
        _indicator = _catalogue.Find("cchc.3.3.received")!;
        var random = new Random(40);
        var (figures, sum) = (new List<(int, Figure)>(), 0.0);
        foreach (var period in Enumerable.Range(2014, 10).SelectMany(y => Kinds.Select(k => _catalogue.Calendars[0].Find(y, k)!)))
        {
            // The third quarter stands alone, the others count from the start of the year.
            var quarter = 4_000 + random.Next(800);
            sum = period.Kind == PeriodKind.Q1 ? quarter : period.Kind == PeriodKind.Year ? sum + (2 * quarter) : sum + quarter;
            figures.Add((_indicator.Id, new Figure(period, ObservationState.Reported, period.Kind == PeriodKind.Q3 ? quarter : sum, null, null, false)));
            _period = period;
        }
        _figures = new AgencyFigures(figures);
        _targets = [new Target("received", _indicator.Id, null, _period, TargetComparator.AtLeast, 17_000, "", false, null, null, null)];
        var culture = CultureInfo.GetCultureInfo("vi-VN");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        var (numbers, text) = (new NumberText(culture), _store.Get<IStringLocalizer<Text>>());
        _words = new Wording(_catalogue, numbers, text, culture);
        _sentences = new AnalysisSentences(_words, numbers, text);
    }
}
