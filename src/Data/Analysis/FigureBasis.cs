using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis;

/// <summary>What the figures of an indicator cover, so that like is held against like: a year-to-date line's third-quarter report is the nine-month figure, a flow's is the quarter alone.</summary>
/// <param name="Grows">Whether a longer window has more in it: counts, and shares of a fixed whole like tasks done of those planned. A ratio of two counts does not grow.</param>
/// <param name="FromStart">Whether every report counts from the start of the reporting year, that of a single quarter included.</param>
/// <param name="Level">Whether the figures are levels, to which only the last day matters.</param>
public sealed record FigureBasis(bool Grows, bool FromStart, bool Level)
{
    /// <summary>The basis of an indicator; of a derived KPI it follows from its operands.</summary>
    public static FigureBasis Of(CatalogueSnapshot catalogue, Indicator indicator)
    {
        if (indicator.Formula is not { } formula) return Of(indicator);
        var above = formula.Numerator.Keys.Select(catalogue.Find).OfType<Indicator>().ToList();
        var below = (formula.Denominator?.Keys ?? []).Select(catalogue.Find).OfType<Indicator>().ToList();
        var grows = above.Exists(i => Accumulator.AddsUp(i.Accumulation)) && (formula.Denominator is null || (below.Count > 0 && !below.Exists(i => Accumulator.AddsUp(i.Accumulation))));
        return new FigureBasis(grows, above.Concat(below).Any(i => i.Accumulation == Accumulation.Ytd), SeriesBuilder.Connects(catalogue, indicator, SeriesAccumulation.Reported));
    }

    /// <summary>The basis of a reported indicator. A derived KPI is taken as a rate of its own window.</summary>
    public static FigureBasis Of(Indicator indicator) => indicator.Formula is not null
        ? new FigureBasis(false, false, false)
        : new FigureBasis(Accumulator.AddsUp(indicator.Accumulation), indicator.Accumulation == Accumulation.Ytd, indicator.Accumulation == Accumulation.Stock);

    /// <summary>The days that a figure of a period speaks of, in the accumulation it was built in; a target speaks of those of the report of its period.</summary>
    public FigureSpan Span(Period period, SeriesAccumulation accumulation = SeriesAccumulation.Reported) => new(
        period.End,
        Level || accumulation == SeriesAccumulation.Ytd || FromFirstDay(period) || (FromStart && accumulation == SeriesAccumulation.Reported));

    /// <summary>
    /// Whether a figure may be held against a target that is due later: counts from the start of a year against what the same year is to reach, or windows of one kind. Rates and levels
    /// against any.
    /// </summary>
    public bool Like(Period period, SeriesAccumulation accumulation, Period due)
    {
        if (!Grows) return true;
        return (Span(period, accumulation).FromStart && Span(due).FromStart && period.Year == due.Year) || SameWindow(period, accumulation, due);
    }

    /// <summary>
    /// Whether every figure of a series that a figure of a period stands in covers a window like that of a target: quarters alone and a quarter's, the half-years of every year and a
    /// half-year's. What a quarter varies by says nothing of what a year is to reach (methods §1.3, §3.4). Rates and levels are of one size in any window.
    /// </summary>
    public bool SameWindow(Period period, SeriesAccumulation accumulation, Period due)
    {
        if (!Grows) return true;
        var (now, then) = (Span(period, accumulation), Span(due));
        return Place(period) == Place(due) ? now.FromStart == then.FromStart : !then.FromStart && (!now.FromStart || period.Kind == PeriodKind.Q1) && IsQuarter(period) && IsQuarter(due);
    }

    /// <summary>
    /// Whether the target of a period stands in the picture of a series: of what grows, that of a window like those shown. Quarters alone beside what is to be reached from the start of the
    /// year, and figures of reports beside a milestone of nine months that nobody reports, would be held against what they are no part of.
    /// </summary>
    public bool Shows(SeriesAccumulation accumulation, Period due) => !Grows || accumulation switch
    {
        SeriesAccumulation.Ytd => Span(due).FromStart,
        SeriesAccumulation.Discrete => IsQuarter(due) && (due.Kind == PeriodKind.Q1 || !Span(due).FromStart),
        _ => FromStart || due.Kind != PeriodKind.NineMonths,
    };

    private static bool FromFirstDay(Period period) => period.Kind is PeriodKind.Q1 or PeriodKind.H1 or PeriodKind.NineMonths or PeriodKind.Year || period is { Kind: PeriodKind.Month, Month: 1 };

    private static bool IsQuarter(Period period) => period.Kind is PeriodKind.Q1 or PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4;

    // By the place in the year a window ends at.
    private static int Place(Period period) => period.Kind switch
    {
        PeriodKind.Q1 => 0,
        PeriodKind.Q2 or PeriodKind.H1 => 1,
        PeriodKind.Q3 or PeriodKind.NineMonths => 2,
        PeriodKind.Q4 or PeriodKind.Year => 3,
        _ => 3 + period.Month,
    };
}
