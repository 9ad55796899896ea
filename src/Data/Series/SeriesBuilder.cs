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
        var operands = catalogue.InputsOf(indicator).Select(i => i.Accumulation).ToList();
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
        var operands = catalogue.InputsOf(indicator);
        if (operands.Any(o => o.Accumulation == Accumulation.Ytd)) return SeriesAccumulation.Ytd;
        return indicator.Formula.Denominator is null && operands.Any(o => o.Accumulation == Accumulation.Flow) ? SeriesAccumulation.Ytd : SeriesAccumulation.Reported;
    }

    /// <summary>
    /// Whether neighbouring points of a series may be joined by a line and compared: quarters alone, counts within one year, and levels may. As reported, windows of
    /// different length stand side by side, and a line between them would show a movement that nothing in them says.
    /// </summary>
    public static bool Connects(CatalogueSnapshot catalogue, Indicator indicator, SeriesAccumulation accumulation)
    {
        if (accumulation != SeriesAccumulation.Reported) return true;
        if (indicator.Formula is null) return indicator.Accumulation == Accumulation.Stock;
        var operands = catalogue.InputsOf(indicator);
        return operands.Count > 0 && operands.All(o => o.Accumulation == Accumulation.Stock);
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
            : Derived(new SeriesFigures(catalogue, calendar, figures), indicator, wanted);
    }

    /// <summary>A derived KPI from its operands in the same accumulation, in every period that one of them has.</summary>
    internal static IReadOnlyList<Figure> Derived(SeriesFigures figures, Indicator indicator, SeriesAccumulation wanted)
    {
        var catalogue = figures.Catalogue;
        if (!catalogue.CalculationOrder.Contains(indicator)) return [];
        var operands = catalogue.OperandsOf(indicator);
        var points = new List<Figure>();
        foreach (var period in catalogue.InputsOf(indicator)
            .Where(i => Accumulator.AddsUp(i.Accumulation))
            .SelectMany(i => figures.Series(i, wanted).Keys)
            .Distinct().OrderBy(p => p.End).ThenBy(p => p.Start))
        {
            var used = new List<Figure>();
            var (state, value, numerator, denominator) = DerivedCalculator.Calculate(indicator, new SeriesOperands(figures, indicator, wanted, period, formKey: null, used));
            var illustrative = used.Exists(f => f.Illustrative) || operands.Any(o => figures.Find(o, wanted, period) is { Illustrative: true });
            points.Add(new Figure(period, state, value, numerator, denominator, illustrative));
        }
        return points;
    }
}
