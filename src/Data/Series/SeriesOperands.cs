using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>The figures of one period and accumulation as a formula asks for them, and from there those of the period before and from the start of the year.</summary>
/// <param name="indicator">The one that is calculated.</param>
/// <param name="formKey">The form whose lines are counted; null where lines have no count, as in what was added or subtracted.</param>
internal sealed class SeriesOperands(SeriesFigures figures, Indicator indicator, SeriesAccumulation accumulation, Period period, string? formKey, List<Figure> used) : IOperands
{
    private const string Numerator = ".numerator";
    private const string Denominator = ".denominator";

    public double? WindowDays => figures.Days(indicator, accumulation, period);

    public IOperands? Previous =>
        figures.Before(period, accumulation) is { } before ? new SeriesOperands(figures, indicator, accumulation, before, formKey, used) : null;

    public IOperands? YearToDate =>
        figures.FromStartOfYear(period) is { } year ? new SeriesOperands(figures, indicator, SeriesAccumulation.Ytd, year, formKey: null, used) : null;

    public double? Value(string key)
    {
        if (figures.Catalogue.Find(key) is { } whole) return Find(whole)?.Value;
        if (key.EndsWith(Numerator, StringComparison.Ordinal)) return Find(figures.Catalogue.Find(key[..^Numerator.Length]))?.Numerator;
        if (key.EndsWith(Denominator, StringComparison.Ordinal)) return Find(figures.Catalogue.Find(key[..^Denominator.Length]))?.Denominator;
        return null;
    }

    public double? CountLines(IReadOnlyCollection<ObservationState>? states)
    {
        if (formKey is null || figures.Catalogue.Form(formKey) is not { } form) return null;
        var known = form.Indicators.Select(i => figures.Reported.Of(i.Id, period)).ToList();
        if (known.TrueForAll(f => f is null)) return null;
        return states is null ? known.Count : known.Count(f => f is not null && states.Contains(f.State));
    }

    private Figure? Find(Indicator? indicator)
    {
        if (indicator is null || figures.Find(indicator, accumulation, period) is not { } figure) return null;
        used.Add(figure);
        return figure;
    }
}
