using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What a target is worked out from: the figures, and series made of them when they are asked for.</summary>
/// <param name="known">The series of <paramref name="indicator"/> up to a period, where it has been made already.</param>
internal sealed class GoalSources(
    CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<SeriesEvent>? events, (Period At, PointSeries Series)? known = null)
{
    private const int Quarters = 4;

    public CatalogueSnapshot Catalogue => catalogue;

    public ReportingCalendar Calendar => calendar;

    public Indicator Indicator => indicator;

    public AgencyFigures Figures => figures;

    /// <summary>Whether a break or a new level lies after a day, and before or on another.</summary>
    public bool Divided(DateOnly early, DateOnly late) => IndicatorAnalyser.Crossed(catalogue, indicator, early, late, events) is not null;

    /// <summary>The series of an indicator up to a period, with signal and projection.</summary>
    public PointSeries SeriesOf(Indicator of, Period at) => known is var (period, series) && of == indicator && period.End == at.End && period.Kind == at.Kind
        ? series
        : IndicatorAnalyser.SeriesOf(catalogue, calendar, of, figures, at, null, events);

    /// <summary>
    /// How many cases each quarter of a ratio had, up to a period, by the same a day as the days its reports declare: its own denominators, or, where a rate among its inputs keeps it from being divided into quarters, those of the one count
    /// it is divided by. Empty when that is not known.
    /// </summary>
    public IReadOnlyList<double?> VolumesTo(Period at)
    {
        if (known is var (period, series) && period.End == at.End && series.Accumulation == SeriesAccumulation.Discrete) return Denominators(series.Points, series.Windows);
        if (IndicatorAnalyser.AccumulationOf(catalogue, indicator) == SeriesAccumulation.Discrete)
        {
            var (_, points, _, windows) = IndicatorAnalyser.Points(catalogue, calendar, indicator, figures, SeriesAccumulation.Discrete, at);
            return Denominators(points, windows);
        }
        if (indicator.Formula?.Denominator is not Expressions.Expression.Operand { Key: var key } || catalogue.Find(key) is not { } count || !Accumulator.AddsUp(count.Accumulation)) return [];
        return [.. IndicatorAnalyser.Points(catalogue, calendar, count, figures, SeriesAccumulation.Discrete, at).Points.Select(p => p.Value)];
    }

    private static IReadOnlyList<double?> Denominators(IReadOnlyList<SeriesValue> points, IReadOnlyList<PointWindow>? windows) =>
        [.. points.Select((p, i) => p.Denominator / (windows?[i].Length ?? 1))];

    /// <summary>Which steps ahead of <paramref name="now"/> lie in a target's window, counted in quarters; null where windows are no quarters or nothing is to come.</summary>
    public static (int From, int To)? Steps(GoalBasis basis, Period now, Period target)
    {
        if (Place(now) is not { } from || Place(target) is not { } to || to <= from) return null;

        // A single quarter counts alone where each window does; everything else counts from the start of its year.
        var first = basis == GoalBasis.Window && target.Kind is PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4 ? to : Quarters * target.Year;
        return (Math.Max(1, first - from), to - from);
    }

    /// <summary>4 × year + quarter, by the quarter a window ends with; null for a month.</summary>
    public static int? Place(Period period) => period.Kind switch
    {
        PeriodKind.Q1 => Quarters * period.Year,
        PeriodKind.Q2 or PeriodKind.H1 => (Quarters * period.Year) + 1,
        PeriodKind.Q3 or PeriodKind.NineMonths => (Quarters * period.Year) + 2,
        PeriodKind.Q4 or PeriodKind.Year => (Quarters * period.Year) + 3,
        _ => null,
    };
}
