using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Gives the trend of an indicator its words.</summary>
public sealed class TrendWords(Wording words, NumberText numbers, IndicatorSentences sentences, EventWords events, IStringLocalizer<Text> text, System.Globalization.CultureInfo culture)
{
    /// <summary>The trend of a page, ready to be drawn.</summary>
    public TrendView Build(IndicatorView view)
    {
        var indicator = view.Indicator;
        var percent = indicator.Kind == ValueKind.Percent;
        var layers = TrendLayerReader.Read(view);
        var targets = view.Targets.Where(t => view.Shows(TrendLayer.Target) && t.HoldsOn(t.Period.End)).Where(Shows(view)).OrderBy(t => t.AgencyId is null).ThenBy(t => t.Period.End).DistinctBy(t => t.Period.End).ToList();
        var shape = TrendBuilder.Build(
            [.. view.Rows.Select(r => new TrendPoint(r.Period, r.Figure.Value, view.Shows(TrendLayer.Before) ? r.Before?.Value : null))],
            targets.ConvertAll(t => (t.Period, t.Value)),
            view.BreaksAtYear,
            view.Connects,
            percent,
            whole: indicator.Kind == ValueKind.Count && !view.PerDay,
            layers,
            [.. from t in targets where t.High is not null select (t.Period, t.High!.Value)]);
        var rows = view.Rows.ToDictionary(r => r.Period);
        return new TrendView(
            shape,
            [.. shape.Periods.Select((p, i) => Label(view, p, rows.GetValueOrDefault(p), layers, i == 0 || shape.Periods[i - 1].Year != p.Year))],
            Description(view, shape),
            shape.Last is { Y: { } last } ? words.Value(indicator, last) : "",
            [.. shape.Ticks.Select(t => numbers.Count(t, Decimals(shape.Step)))],
            [.. shape.Labels.Select((l, i) => i == 0 ? $"{text["chart.target"]} {words.Value(indicator, l.Y!.Value)}" : words.Value(indicator, l.Y!.Value))],
            view.Selected is null ? -1 : shape.Periods.ToList().IndexOf(view.Selected.Period),
            [.. shape.Periods.Select(p => rows.ContainsKey(p) ? IndicatorAddress.Of(view, p.Key) + IndicatorAddress.Lineage : "")])
        {
            LimitTexts = Limits(indicator, shape),
            BeforeText = shape.Before.Count == 0 ? "" : text["chart.before"],
            Added = new IncreaseWords(words, numbers, text, culture).Build(view),
            ProjectionText = shape.Projection.Count == 0 ? "" : text["chart.projection.at", words.Value(indicator, shape.Projection[^1].Y!.Value)],
            Marks = [.. events.Marks(shape.Periods, view.Events), .. Taken(view, shape)],
        };
    }

    /// <summary>Which targets stand in the picture of a view: those of windows like the ones shown.</summary>
    public static Func<Target, bool> Shows(IndicatorView view) => t => view.Basis.Shows(view.Accumulation, t.Period) || view.Rows.Any(r => r.Period == t.Period);

    // Between the point before and the one in which an agency took another's place.
    private IEnumerable<TrendMark> Taken(IndicatorView view, TrendShape shape) =>
        from row in view.Rows
        where row.RollUp?.Break is not null
        let place = shape.Periods.ToList().IndexOf(row.Period)
        where place > 0
        from taken in view.Family.Breaks
        where taken.On == row.RollUp!.Break
        select new TrendMark(place - 0.5, sentences.Break(taken));

    private TrendLabel Label(IndicatorView view, Period period, IndicatorRow? row, TrendLayers layers, bool first)
    {
        var facts = new List<string>();
        if (view.Targets.Where(Shows(view)).FirstOrDefault(t => t.Period.End == period.End && t.HoldsOn(period.End)) is { } target) facts.Add(text["trend.target", words.Bound(view.Indicator, target.Comparator, target.Value, target.High)]);
        if (row is null && layers.Ahead.FirstOrDefault(a => a.Period.End == period.End) is { Period: not null, Point: var ahead }) facts.Add(Projected(view.Indicator, ahead));
        if (row?.Before is { } before) facts.Add(text["trend.before", words.PeriodBrief(before.Period), sentences.Amount(view, before)]);
        facts.AddRange(EventWords.Places([.. view.Rows.Select(r => r.Period)], view.Events).Where(p => view.Rows[p.Place].Period == period).Select(p => events.Mark(p.Event)));
        if (row?.RollUp is { } sum) facts.Add(text["rollup.units", numbers.Count(sum.Reported), numbers.Count(sum.Expected)]);
        if (row is { Figure.Illustrative: true }) facts.Add(text["badge.illustrative"]);
        return new TrendLabel(
            period.Key,
            words.PeriodBrief(period),
            PeriodNames.WithoutYear(period, culture),
            first ? period.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
            row is null ? text["trend.ahead"] : row.Figure.Value is null ? Empty(row.Figure.State) : sentences.Amount(view, row.Figure),
            facts);
    }

    // The last ones: they are what the next figure is held against.
    private string[] Limits(Indicator indicator, TrendShape shape)
    {
        string Value(IReadOnlyList<TrendSpot> line) => line.LastOrDefault(s => s.Y is not null) is { Y: { } value } ? words.Value(indicator, value) : "";
        return shape.Center.Count == 0 ? [] : [text["chart.limit.upper", Value(shape.Upper)], text["chart.limit.center", Value(shape.Center)], text["chart.limit.lower", Value(shape.Lower)]];
    }

    private string Projected(Indicator indicator, ProjectionPoint point) => point is { Low80: { } low, High80: { } high }
        ? text["trend.projected", words.Value(indicator, point.Value), words.Value(indicator, low), words.Value(indicator, high)]
        : text["chart.projection.at", words.Value(indicator, point.Value)];

    private string Empty(ObservationState state) => state == ObservationState.NotApplicable ? text["missing.not-applicable"] : text["missing.missing"];

    private string Description(IndicatorView view, TrendShape shape)
    {
        var known = view.Rows.Where(r => r.Figure.Value is not null).ToList();
        if (known.Count == 0) return text["overview.spark.empty", words.Name(view.Indicator)];
        string Value(IndicatorRow row) => words.Value(view.Indicator, row.Figure.Value!.Value);
        return known.Count == 1
            ? text["overview.spark.one", words.Name(view.Indicator), Value(known[0]), words.PeriodBrief(known[0].Period)]
            : text[
                "trend.description",
                words.Name(view.Indicator),
                numbers.Count(known.Count),
                Value(known[0]),
                words.PeriodBrief(known[0].Period),
                Value(known[^1]),
                words.PeriodBrief(known[^1].Period),
                numbers.Count(shape.Gaps.Count)];
    }

    private static int Decimals(double step) => step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
}
