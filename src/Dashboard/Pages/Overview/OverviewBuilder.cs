using Kpi.Dashboard.Charts;
using Kpi.Data;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>Makes tiles and section rows from figures that have been read. Pure.</summary>
public static class OverviewBuilder
{
    /// <summary>The KPIs of a period, judged.</summary>
    public static IReadOnlyList<KpiTile> Tiles(CatalogueSnapshot catalogue, ReportingCalendar calendar, AgencyFigures figures, IReadOnlyList<Target> targets, Period period, IReadOnlyDictionary<int, string> cells, IReadOnlyList<SeriesEvent> events) =>
    [
        .. from indicator in catalogue.Derived
           let tile = Tile(catalogue, calendar, figures, targets, period, indicator, events)
           select tile with
           {
               Cells = CellsOf(catalogue, indicator, cells),
               Signal = tile.Figure?.Value is null ? null : IndicatorAnalyser.Signal(catalogue, calendar, indicator, figures, period, tile.Judgement.Target, events),
           },
    ];

    /// <summary>One indicator in a period, judged, with its series up to it.</summary>
    /// <param name="events">Events that count for the agency: nothing is compared across a break or a rebase.</param>
    public static KpiTile Tile(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, AgencyFigures figures, IReadOnlyList<Target> targets, Period period, Indicator indicator, IReadOnlyList<SeriesEvent> events)
    {
        var figure = figures.Of(indicator.Id, period);
        var trend = SeriesBuilder.Trend(catalogue, indicator);
        var points = SeriesBuilder.Build(catalogue, calendar, indicator, figures, trend).Where(f => f.Period.End <= period.End).Select(f => new SparkPoint(f.Period, f.Value));
        var operands = catalogue.OperandsOf(indicator);
        var before = calendar.YearBefore(period) is { } year && figures.Of(indicator.Id, year) is { Value: not null } earlier ? earlier : null;
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        var basis = FigureBasis.Of(catalogue, indicator);

        // Each period's target as it judges that period, the agency's own before a general one.
        var goals = targets.Where(t => t.IndicatorId == indicator.Id && t.HoldsOn(t.Period.End) && basis.Shows(trend, t.Period)).OrderBy(t => t.AgencyId is null).DistinctBy(t => t.Period).OrderBy(t => t.Period.End).ToList();
        var judgement = TargetJudge.Judge(indicator, period, figure, targets, basis);
        var compared = IndicatorAnalyser.Compare(catalogue, indicator, windows, windows.Side(before), windows.Side(figure), judgement, null, events);
        return new KpiTile(
            indicator,
            figure,
            judgement,
            compared,
            compared.Refusal is null or ComparisonRefusal.NotAQuantity or ComparisonRefusal.MissingSide ? before : null,
            operands.Count(o => figures.Of(o.Id, period)?.State is ObservationState.Reported or ObservationState.NotApplicable),
            operands.Count,
            [.. points],
            goals.ConvertAll(t => (t.Period, t.Value)),
            trend == SeriesAccumulation.Ytd)
        {
            Connects = SeriesBuilder.Connects(catalogue, indicator, trend),
            Uppers = [.. from t in goals where t.High is not null select (t.Period, t.High!.Value)],
        };
    }

    // A line with two counts is one cell.
    private static IReadOnlyList<string> CellsOf(CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyDictionary<int, string> cells) =>
        [.. catalogue.OperandsOf(indicator).Select(o => cells.GetValueOrDefault(o.Id)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// KPIs that do not meet their target, worst first: missed before near, due before not due, then by how many times the width of "near" lies between.
    /// </summary>
    public static IReadOnlyList<KpiTile> Attention(IEnumerable<KpiTile> tiles) =>
    [
        .. tiles.Where(t => t.Judgement is { Toward: Status.Missed or Status.Near } || t.Judgement is { Status: Status.NoData, Target: not null })
            .OrderBy(t => t.Judgement.Toward switch { Status.Missed => 0, Status.Near => 1, _ => 2 })
            .ThenBy(t => t.Judgement.Status == Status.NotDue)
            .ThenByDescending(t => t.Judgement is { Gap: { } gap, Target: { } target } ? gap / Math.Max(TargetJudge.NearWidth(t.Indicator, target), double.Epsilon) : 0),
    ];

    /// <summary>KPIs at or beyond their target, due ones first.</summary>
    public static IReadOnlyList<KpiTile> OnTrack(IEnumerable<KpiTile> tiles) =>
        [.. tiles.Where(t => t.Judgement.Toward == Status.Met).OrderBy(t => t.Judgement.Status == Status.NotDue)];

    /// <summary>KPIs that stand against nothing: nobody has set a target, or it is one that the figure of this period cannot be held against.</summary>
    public static IReadOnlyList<KpiTile> Watched(IEnumerable<KpiTile> tiles) =>
        [.. tiles.Where(t => t.Judgement is { Target: null } or { Toward: null, Status: not Status.NoData })];

    /// <summary>The lines of a form by section, with how the KPIs of the section stand.</summary>
    public static IReadOnlyList<SectionRow> Sections(FormVersion form, AgencyFigures figures, Period period, IReadOnlyList<KpiTile> tiles, System.Globalization.CultureInfo culture) =>
    [
        .. form.Lines.Where(l => l.Section > 0).GroupBy(l => l.Section).OrderBy(g => g.Key).Select(g => new SectionRow(
            g.Key,
            g.First().Name.For(culture),
            [.. g.SelectMany(l => l.Indicators).Select(i => Mark(figures.Of(i.Id, period)))],
            [.. g.Where(l => l.Indicators.Any(i => Mark(figures.Of(i.Id, period)) == LineMark.Missing)).Select(l => l.Code.Length > 0 ? l.Code.TrimEnd('.') : l.Name.For(culture))],
            [
                .. tiles.Where(t => t.Indicator.Section == g.Key)
                    .GroupBy(t => (t.Judgement.Status, t.Judgement.Toward, Over: t.Judgement is { Status: Status.NotDue, Toward: Status.Missed, Over: true }))
                    .OrderBy(s => s.Key.Toward switch { Status.Missed => 0, Status.Near => 1, Status.Met => 2, _ => 3 })
                    .Select(s => (s.Key.Status, s.Key.Toward, s.Key.Over, s.Count())),
            ])),
    ];

    /// <summary>Whether a tile is wanted by the filters.</summary>
    public static bool Wanted(KpiTile tile, OverviewQuery query) =>
        (query.Section is null || tile.Indicator.Section == query.Section)
        && (query.Status is null || string.Equals(Words.Of(tile.Judgement.Status), query.Status, StringComparison.Ordinal));

    private static LineMark Mark(Figure? figure) => figure switch
    {
        { State: ObservationState.Reported, Value: 0 } => LineMark.Zero,
        { State: ObservationState.Reported } => LineMark.Number,
        { State: ObservationState.NotApplicable } => LineMark.NotApplicable,
        _ => LineMark.Missing,
    };
}
