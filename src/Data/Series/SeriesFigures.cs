using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>The figures of one agency in one vintage, in every accumulation. Each series is built once, when a formula first asks for it.</summary>
/// <param name="days">Days of the window that the report of a period covers; null, or null of a period, for what the figures know of it.</param>
internal sealed class SeriesFigures(CatalogueSnapshot catalogue, ReportingCalendar calendar, AgencyFigures figures, Func<Period, double?>? days = null)
{
    private static readonly PeriodKind[] YtdKinds = [PeriodKind.Q1, PeriodKind.H1, PeriodKind.NineMonths, PeriodKind.Year];
    private readonly Dictionary<(int Indicator, SeriesAccumulation Accumulation), IReadOnlyDictionary<Period, Figure>> _built = [];

    public CatalogueSnapshot Catalogue => catalogue;

    public AgencyFigures Reported => figures;

    /// <summary>Days, 1 or more, that the figure of an indicator in a period covers: those its reports declare, of a difference or a sum of reports those it consists of, else those of the period.</summary>
    public double Days(Indicator indicator, SeriesAccumulation accumulation, Period period)
    {
        if (days?.Invoke(period) is { } known) return known;
        return figures.HasDeclared ? new FigureWindows(catalogue, calendar, indicator, figures).Side(Figure.Missing(period, illustrative: false), accumulation).Days : period.Days;
    }

    /// <summary>The figure of an indicator in a period; null when nothing is known of it.</summary>
    public Figure? Find(Indicator indicator, SeriesAccumulation accumulation, Period period)
    {
        if (accumulation == SeriesAccumulation.Reported) return figures.Of(indicator.Id, period);
        return SeriesBuilder.Refusal(catalogue, indicator, accumulation) is null ? Series(indicator, accumulation).GetValueOrDefault(period) : AsOf(indicator, period);
    }

    /// <summary>The series of an indicator that has one in this accumulation.</summary>
    public IReadOnlyDictionary<Period, Figure> Series(Indicator indicator, SeriesAccumulation accumulation)
    {
        if (_built.TryGetValue((indicator.Id, accumulation), out var known)) return known;
        IReadOnlyList<Figure> built = indicator.IsDerived
            ? SeriesBuilder.Derived(this, indicator, accumulation)
            : Accumulator.Accumulate(calendar, indicator.Accumulation, figures.Of(indicator.Id), accumulation);
        return _built[(indicator.Id, accumulation)] = built.ToDictionary(f => f.Period);
    }

    /// <summary>The period before of the same kind; null when the calendar has none.</summary>
    public Period? Before(Period period, SeriesAccumulation accumulation) => (accumulation, period.Kind) switch
    {
        (SeriesAccumulation.Discrete, PeriodKind.Q1) => calendar.Find(period.Year - 1, PeriodKind.Q4),
        (SeriesAccumulation.Discrete, PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4) => calendar.Find(period.Year, period.Kind - 1),
        (_, PeriodKind.Month) => period.Month == 1 ? calendar.Find(period.Year - 1, PeriodKind.Month, 12) : calendar.Find(period.Year, PeriodKind.Month, period.Month - 1),
        _ => calendar.YearBefore(period),
    };

    /// <summary>The period from the start of the reporting year that ends with this one; null for a month.</summary>
    public Period? FromStartOfYear(Period period) => period.Kind switch
    {
        PeriodKind.Month => null,
        PeriodKind.Q1 or PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4 => calendar.Find(period.Year, YtdKinds[period.Kind - PeriodKind.Q1]),
        _ => period,
    };

    // A level is the same whatever window ends on its day; a rate or an answer belongs to its own window only.
    private Figure? AsOf(Indicator indicator, Period period)
    {
        var reported = figures.Of(indicator.Id);
        if (reported.TryGetValue(period, out var same)) return same;
        var level = SeriesBuilder.Connects(catalogue, indicator, SeriesAccumulation.Reported);
        return reported.Values.FirstOrDefault(f => f.Period.End == period.End && (level || f.Period.Start == period.Start));
    }
}
