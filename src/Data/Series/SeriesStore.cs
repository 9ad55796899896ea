using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Series;

/// <summary>Reads series: figures in one vintage, accumulated, judged against the targets of the same vintage.</summary>
public sealed class SeriesStore
{
    private readonly CatalogueStore _catalogue;
    private readonly ObservationStore _observations;
    private readonly TargetStore _targets;

    internal SeriesStore(CatalogueStore catalogue, ObservationStore observations, TargetStore targets)
    {
        _catalogue = catalogue;
        _observations = observations;
        _targets = targets;
    }

    /// <summary>The series of one indicator and agency.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    /// <exception cref="ArgumentException">The indicator had no series in this accumulation then: see <see cref="SeriesBuilder.Refusal"/>.</exception>
    public async Task<IndicatorSeries> ReadAsync(
        Indicator indicator, int agencyId, SeriesAccumulation accumulation, DateTime? asOf, CancellationToken cancellationToken)
    {
        var catalogue = await _catalogue.GetAsync(asOf, cancellationToken);

        // As it was calculated then; what did not exist has no figures.
        if (catalogue.Find(indicator.Id) is not { } then) return new IndicatorSeries(indicator, accumulation, []);
        indicator = then;
        int[] needed = [.. catalogue.Needed(indicator).Select(i => i.Id)];
        var figures = await _observations.FiguresAsync(agencyId, needed, asOf, cancellationToken);
        var targets = await _targets.ForAsync(agencyId, [indicator.Id], asOf, cancellationToken);
        return Judge(catalogue, CalendarOf(catalogue, indicator), indicator, accumulation, figures, targets);
    }

    /// <summary>Builds and judges a series from figures and targets that have been read already.</summary>
    public static IndicatorSeries Judge(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        SeriesAccumulation accumulation,
        AgencyFigures figures,
        IReadOnlyList<Target> targets)
    {
        var basis = FigureBasis.Of(catalogue, indicator);
        var built = SeriesBuilder.Build(catalogue, calendar, indicator, figures, accumulation);
        var known = new SeriesFigures(catalogue, calendar, figures);
        return new IndicatorSeries(
            indicator,
            accumulation,
            [
                .. built.Select(f => new SeriesPoint(f, TargetJudge.Judge(indicator, f.Period, f, targets, basis, accumulation), Completeness(known, indicator, accumulation, f))),
            ])
        {
            Spans = accumulation == SeriesAccumulation.Discrete && indicator.Formula is null ? Accumulator.Spans(calendar, indicator.Accumulation, figures.Of(indicator.Id)) : [],
            LeftOut = accumulation != SeriesAccumulation.Reported && indicator.Formula is null
                ? [.. Accumulator.LeftOut(figures.Of(indicator.Id), built).Where(f => f.Value is not null).Select(f => f.Period).OrderBy(p => p.End)]
                : [],
        };
    }

    /// <summary>The calendar an indicator is reported by: that of the form that carries it.</summary>
    public static ReportingCalendar CalendarOf(CatalogueSnapshot catalogue, Indicator indicator)
    {
        var form = indicator.Formula is { } formula
            ? catalogue.Form(formula.FormKey)
            : catalogue.Forms.FirstOrDefault(f => f.Indicators.Contains(indicator));
        return form is null ? catalogue.Calendars[0] : catalogue.CalendarOf(form);
    }

    // Of a quarter that is worked out its own operands count, not what was reported under its name.
    private static double? Completeness(SeriesFigures known, Indicator indicator, SeriesAccumulation accumulation, Figure figure)
    {
        if (indicator.Formula is null) return figure.Value is null ? 0 : 1;
        var operands = known.Catalogue.OperandsOf(indicator);
        if (operands.Count == 0) return figure.Value is null ? 0 : 1;
        if (figure.Value is not null) return 1;
        return operands.Count(o => known.Find(o, accumulation, figure.Period)?.Value is not null) / (double)operands.Count;
    }
}
