using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>One figure and what came before it, like beside like: quarters alone where figures add up, levels by the day they stand for, anything else by the same window of other years.</summary>
/// <param name="Period">What <paramref name="Value"/> is of: the quarter alone where figures add up, else the report's period.</param>
/// <param name="Earlier">Values before it, in order; a period without one is there, without a value.</param>
/// <param name="Illustrative">Whether any of them is made up.</param>
public sealed record ComparableSeries(Period Period, IReadOnlyList<SeriesValue> Earlier, double Value, bool Illustrative)
{
    /// <summary>The series up to a report. Null where the report has no figure, or nothing like it was reported before.</summary>
    /// <param name="figures">Figures of one indicator and agency, that of <paramref name="period"/> among them.</param>
    public static ComparableSeries? Of(ReportingCalendar calendar, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> figures, Period period)
    {
        if (figures.Count < 2 || !figures.TryGetValue(period, out var own) || own.Value is null) return null;
        if (period.Kind == PeriodKind.Month) return Build(figures.Values.Where(f => f.Period.Kind == PeriodKind.Month), period, p => (12 * p.Year) + p.Month);
        if (accumulation == Accumulation.Stock) return Build(figures.Values.Where(f => f.Period.Kind != PeriodKind.Month), period, p => p.EndQuarter);
        if (Accumulator.AddsUp(accumulation))
        {
            List<Figure> quarters = [.. Accumulator.Accumulate(calendar, accumulation, figures, SeriesAccumulation.Discrete).Where(q => q.Period.Kind != PeriodKind.Month)];
            if (quarters.FirstOrDefault(q => q.Period.End == period.End && q.Value is not null) is { } quarter) return Build(quarters, quarter.Period, p => p.EndQuarter);
        }
        return Build(figures.Values.Where(f => f.Period.Kind == period.Kind), period, p => p.Year);
    }

    private static ComparableSeries? Build(IEnumerable<Figure> figures, Period period, Func<Period, int> place)
    {
        var last = place(period);
        double? value = null;
        var byPlace = new SortedDictionary<int, Figure>();
        foreach (var figure in figures)
        {
            if (figure.Period == period) value = figure.Value;

            // What takes back earlier figures is no measure of a quarter (methods §3.3).
            else if (figure.Value is >= 0 && place(figure.Period) < last) byPlace[place(figure.Period)] = figure;
        }
        if (value is not >= 0 || byPlace.Count == 0) return null;
        var first = byPlace.Keys.First();
        var earlier = new SeriesValue[last - first];
        foreach (var (at, known) in byPlace) earlier[at - first] = new SeriesValue(known.Value);
        return new ComparableSeries(period, earlier, value.Value, byPlace.Values.Any(f => f.Illustrative));
    }
}
