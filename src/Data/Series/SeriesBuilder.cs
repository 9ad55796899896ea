using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>Builds the series of one indicator from the figures of one agency in one vintage.</summary>
public static class SeriesBuilder
{
    /// <summary>
    /// Why an indicator has no series in an accumulation, or null when it has one: only flows and year-to-date counts add up over time, and a derived KPI
    /// follows its operands.
    /// </summary>
    public static Accumulation? Refusal(CatalogueSnapshot catalogue, Indicator indicator, SeriesAccumulation wanted)
    {
        if (wanted == SeriesAccumulation.Reported) return null;
        if (indicator.Formula is null) return Accumulator.AddsUp(indicator.Accumulation) ? null : indicator.Accumulation;
        var operands = indicator.Formula.Operands.Select(catalogue.Find).OfType<Indicator>().Select(i => i.Accumulation).ToList();
        return operands.Exists(Accumulator.AddsUp) ? null : operands.Count > 0 ? operands[0] : Accumulation.Flag;
    }

    /// <summary>
    /// The accumulation in which an indicator's figures may be drawn as one line. A flow counts from the start of the year in some reports and a quarter in
    /// others; a ratio or a rate names its own window; a difference of flows is a level that grows from the start of the year.
    /// </summary>
    public static SeriesAccumulation Trend(CatalogueSnapshot catalogue, Indicator indicator)
    {
        if (indicator.Formula is null) return indicator.Accumulation switch
        {
            Accumulation.Flow => SeriesAccumulation.Discrete,
            Accumulation.Ytd => SeriesAccumulation.Ytd,
            _ => SeriesAccumulation.Reported,
        };
        var operands = indicator.Formula.Operands.Select(catalogue.Find).OfType<Indicator>().ToList();
        if (operands.Exists(o => o.Accumulation == Accumulation.Ytd)) return SeriesAccumulation.Ytd;
        return indicator.Formula.Denominator is null && operands.Exists(o => o.Accumulation == Accumulation.Flow) ? SeriesAccumulation.Ytd : SeriesAccumulation.Reported;
    }

    /// <summary>
    /// Whether neighbouring points of a series may be joined by a line and compared: quarters alone, counts within one year, and levels may. As reported, windows of
    /// different length stand side by side, and a line between them would show a movement that nothing in them says.
    /// </summary>
    public static bool Connects(CatalogueSnapshot catalogue, Indicator indicator, SeriesAccumulation accumulation)
    {
        if (accumulation != SeriesAccumulation.Reported) return true;
        if (indicator.Formula is null) return indicator.Accumulation == Accumulation.Stock;
        var operands = indicator.Formula.Operands.Select(catalogue.Find).OfType<Indicator>().ToList();
        return operands.Count > 0 && operands.TrueForAll(o => o.Accumulation == Accumulation.Stock);
    }

    /// <summary>The accumulations in which an indicator has a series, as reported first.</summary>
    public static IReadOnlyList<SeriesAccumulation> Choices(CatalogueSnapshot catalogue, Indicator indicator) =>
        [.. Enum.GetValues<SeriesAccumulation>().Where(a => Refusal(catalogue, indicator, a) is null)];

    /// <summary>The figures by period end, then start. Gaps are figures without a value; nothing is interpolated.</summary>
    /// <exception cref="ArgumentException">The indicator has no series in this accumulation: see <see cref="Refusal"/>.</exception>
    public static IReadOnlyList<Figure> Build(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, SeriesAccumulation wanted)
    {
        if (Refusal(catalogue, indicator, wanted) is not null) throw new ArgumentException($"'{indicator.Key}' does not add up over time.", nameof(wanted));
        if (wanted == SeriesAccumulation.Reported) return [.. figures.Of(indicator.Id).Values.OrderBy(f => f.Period.End).ThenBy(f => f.Period.Start)];
        return indicator.Formula is null
            ? Accumulator.Accumulate(calendar, indicator.Accumulation, figures.Of(indicator.Id), wanted)
            : Derived(catalogue, calendar, indicator, figures, wanted);
    }

    private static List<Figure> Derived(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, SeriesAccumulation wanted)
    {
        var operands = indicator.Formula!.Operands.Select(catalogue.Find).OfType<Indicator>().ToList();
        var adding = operands.Where(o => Accumulator.AddsUp(o.Accumulation)).ToDictionary(
            o => o.Id,
            o => Accumulator.Accumulate(calendar, o.Accumulation, figures.Of(o.Id), wanted).ToDictionary(f => f.Period));
        var points = new List<Figure>();
        foreach (var period in adding.Values.SelectMany(s => s.Keys).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start))
        {
            var at = new Dictionary<int, Figure>();
            foreach (var operand in operands)
            {
                var figure = adding.TryGetValue(operand.Id, out var series) ? series.GetValueOrDefault(period) : AsOf(operand, figures, period);
                if (figure is not null) at[operand.Id] = figure;
            }
            var (state, value, numerator, denominator) = DerivedCalculator.Calculate(indicator, new PeriodOperands(catalogue, at, formKey: null, period.Days));
            points.Add(new Figure(period, state, value, numerator, denominator, at.Values.Any(f => f.Illustrative)));
        }
        return points;
    }

    // A level is the same whatever window ends on its day; a rate or an answer belongs to its own window only.
    private static Figure? AsOf(Indicator operand, AgencyFigures figures, Period period)
    {
        var reported = figures.Of(operand.Id);
        if (reported.TryGetValue(period, out var same)) return same;
        return reported.Values.FirstOrDefault(f => f.Period.End == period.End && (operand.Accumulation == Accumulation.Stock || f.Period.Start == period.Start));
    }
}
