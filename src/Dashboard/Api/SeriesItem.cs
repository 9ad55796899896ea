using System.Globalization;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>A series as the API gives it.</summary>
/// <param name="Breaks">Where agencies of a joined series took each other's place.</param>
/// <param name="Problems">What keeps a point from being what it seems, each with its sentence.</param>
internal sealed record SeriesItem(
    string Indicator, string Agency, string UnitOfMeasure, SeriesAccumulation Accumulation, IReadOnlyList<BreakItem> Breaks, IReadOnlyList<SpanItem> Spans, IReadOnlyList<PointProblemItem> Problems, IReadOnlyList<PointItem> Points)
{
    /// <param name="first">The period whose end is the earliest to be given; null for all.</param>
    public static SeriesItem Of(IndicatorSeries series, string agency, IReadOnlyList<AgencyBreak> breaks, Period? first, Period? last, Wording words, IStringLocalizer<Text> text)
    {
        var shown = series.Points.Where(p => Within(p.Figure.Period)).ToList();
        var spans = series.Spans.Where(s => Within(s.Last)).ToList();
        return new SeriesItem(
            series.Indicator.Key,
            agency,
            series.Indicator.UnitOfMeasure.For(CultureInfo.CurrentUICulture),
            series.Accumulation,
            [.. breaks.Select(b => new BreakItem(b.On, b.Predecessor.Key, b.Successor.Key, b.Document))],
            [.. spans.Select(s => new SpanItem(s.First.Key, s.Last.Key, s.Value))],
            [
                .. shown.Select(p => Problem(series, p, text)).OfType<PointProblemItem>(),
                .. spans.Select(s => Spanned(series.Indicator, s, words, text)),
                .. series.LeftOut.Where(Within).Select(p => new PointProblemItem(p.Key, "point.left-out", text["point.left-out", p.Key])),
            ],
            [.. shown.Select(PointItem.Of)]);

        bool Within(Period period) => (first is null || period.End >= first.End) && (last is null || period.End <= last.End);
    }

    private static PointProblemItem? Problem(IndicatorSeries series, SeriesPoint point, IStringLocalizer<Text> text)
    {
        var key = point.Figure.Period.Key;
        if (IndicatorAnalyser.Corrects(series.Indicator, series.Accumulation, point.Figure)) return new PointProblemItem(key, "point.negative-flow", text["point.negative-flow", key]);
        if (point.Figure is { Value: null, Denominator: 0 }) return new PointProblemItem(key, "point.zero-denominator", text["point.zero-denominator", key]);
        return point.RollUp is { UnlikeWindows: true } ? new PointProblemItem(key, "point.unlike-windows", text["point.unlike-windows", key]) : null;
    }

    private static PointProblemItem Spanned(Indicator indicator, SeriesSpan span, Wording words, IStringLocalizer<Text> text) =>
        new(span.Last.Key, "point.span", text["point.span", span.First.Key, span.Last.Key, words.Value(indicator, span.Value)]);
}

/// <summary>Quarters of which only the sum is known.</summary>
internal sealed record SpanItem(string From, string To, double Value);

/// <summary>One agency followed another.</summary>
internal sealed record BreakItem(DateOnly On, string Predecessor, string Successor, string? Document);

/// <param name="Target">Of a range (comparator between) the lower bound.</param>
/// <param name="TargetHigh">Upper bound of a range.</param>
/// <param name="Completeness">Share of what the figure is made of that was reported, 0 to 1: operands of a derived KPI, agencies of a roll-up.</param>
/// <param name="RollUp">Null unless agencies were added up.</param>
internal sealed record PointItem(
    string Period,
    DateOnly Start,
    DateOnly End,
    double? Value,
    double? Numerator,
    double? Denominator,
    ObservationState State,
    double? Target,
    double? TargetHigh,
    string? TargetPeriod,
    TargetComparator? TargetComparator,
    string? TargetDocument,
    bool? TargetIllustrative,
    Status Status,
    double? Gap,
    double? Completeness,
    bool Illustrative,
    RollUpItem? RollUp)
{
    public static PointItem Of(SeriesPoint point) => new(
        point.Figure.Period.Key,
        point.Figure.Period.Start,
        point.Figure.Period.End,
        point.Figure.Value,
        point.Figure.Numerator,
        point.Figure.Denominator,
        point.Figure.State,
        point.Judgement.Target?.Value,
        point.Judgement.Target?.High,
        point.Judgement.Target?.Period.Key,
        point.Judgement.Target?.Comparator,
        point.Judgement.Target?.Document,
        point.Judgement.Target?.Illustrative,
        point.Judgement.Status,
        point.Judgement.Gap,
        point.Completeness,
        point.Figure.Illustrative,
        point.RollUp is { } rollUp ? RollUpItem.Of(rollUp) : null);
}

/// <summary>What a rolled-up figure rests on: see <see cref="RollUpPoint"/>.</summary>
/// <param name="Missing">The first of the agencies that have not reported.</param>
/// <param name="Break">An agency took another's place between the point before and this one.</param>
internal sealed record RollUpItem(
    int Reported, int Expected, double? ByWeight, bool Provisional, bool UnlikeWindows, double? PerDay, double? Low, double? High, DateOnly? Break, IReadOnlyList<string> Missing)
{
    private const int Named = 20;

    public static RollUpItem Of(RollUpPoint point) => new(
        point.Reported,
        point.Expected,
        point.ByWeight,
        point.Provisional,
        point.UnlikeWindows,
        point.PerDay,
        point.Low,
        point.High,
        point.Break,
        [.. point.Missing.Take(Named).Select(a => a.Key)]);
}
