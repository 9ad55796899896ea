using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>What is stored of one agency, read once, and the derived figures that follow from it.</summary>
internal sealed class DerivedFigures
{
    private readonly CatalogueSnapshot _catalogue;
    private readonly AgencyFigures _figures;
    private readonly Dictionary<(int Indicator, Period Period), ObservationEntity> _current;
    private readonly Dictionary<string, Dictionary<Period, SubmissionEntity>> _published;
    private readonly Dictionary<string, SeriesFigures> _byForm = new(StringComparer.Ordinal);

    private DerivedFigures(
        CatalogueSnapshot catalogue,
        AgencyFigures figures,
        Dictionary<(int Indicator, Period Period), ObservationEntity> current,
        Dictionary<string, Dictionary<Period, SubmissionEntity>> published)
    {
        _catalogue = catalogue;
        _figures = figures;
        _current = current;
        _published = published;
    }

    /// <summary>Periods of which something was published, by end and then by start.</summary>
    public IReadOnlyList<Period> Periods => [.. _published.Values.SelectMany(p => p.Keys).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start)];

    /// <summary>What is known of one period already.</summary>
    /// <param name="current">The current revisions of an agency, by indicator.</param>
    /// <param name="submissions">What is published for the agency and period.</param>
    public static DerivedFigures Of(CatalogueSnapshot catalogue, Period period, IReadOnlyDictionary<int, ObservationEntity> current, IReadOnlyList<SubmissionEntity> submissions) => new(
        catalogue,
        new AgencyFigures(current.Values.Select(o => (o.IndicatorId, new Figure(period, o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative)))),
        current.ToDictionary(o => (o.Key, period), o => o.Value),
        submissions.Where(s => s.FormKey is not null).GroupBy(s => s.FormKey!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Dictionary<Period, SubmissionEntity> { [period] = g.MaxBy(s => s.PublishedAt)! }, StringComparer.Ordinal));

    /// <param name="only">The one period to read; null for all.</param>
    public static async Task<DerivedFigures> ReadAsync(KpiContext context, CatalogueSnapshot catalogue, int agencyId, Period? only, CancellationToken cancellationToken)
    {
        var rows = context.Observations.AsNoTracking().Where(o => o.AgencyId == agencyId && o.SupersededAt == null);
        var submissions = context.Submissions.AsNoTracking().Where(s => s.AgencyId == agencyId && s.State == SubmissionState.Published && s.FormKey != null && s.PeriodId != null);
        if (only is not null)
        {
            var id = only.Id;
            rows = rows.Where(o => o.PeriodId == id);
            submissions = submissions.Where(s => s.PeriodId == id);
        }
        var periods = only is not null
            ? new Dictionary<int, Period> { [only.Id] = only }
            : await context.Periods.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToRecord(), cancellationToken);
        var current = (await rows.ToListAsync(cancellationToken)).ToDictionary(o => (o.IndicatorId, periods[o.PeriodId]));
        var published = (await submissions.ToListAsync(cancellationToken))
            .GroupBy(s => s.FormKey!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.GroupBy(s => periods[s.PeriodId!.Value]).ToDictionary(p => p.Key, p => p.MaxBy(s => s.PublishedAt)!), StringComparer.Ordinal);
        return new DerivedFigures(
            catalogue,
            new AgencyFigures(
                current.Values.Select(o => (o.IndicatorId, new Figure(periods[o.PeriodId], o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative))), Declared(catalogue, published)),
            current,
            published);
    }

    /// <summary>
    /// Derived figures of periods of which their form was published, earlier periods first and in each the KPIs in the order of calculation: what was calculated for
    /// one is what the next reads.
    /// </summary>
    public IEnumerable<DerivedChange> Calculate(IReadOnlyCollection<Indicator> wanted, IEnumerable<Period> periods)
    {
        foreach (var period in periods)
        {
            foreach (var indicator in _catalogue.CalculationOrder.Where(wanted.Contains))
            {
                if (Calculate(indicator, period) is { } change) yield return change;
            }
        }
    }

    private DerivedChange? Calculate(Indicator indicator, Period period)
    {
        var formula = indicator.Formula!;
        if (!_published.TryGetValue(formula.FormKey, out var of) || !of.TryGetValue(period, out var submission)) return null;
        if (!_byForm.TryGetValue(formula.FormKey, out var series))
        {
            _byForm[formula.FormKey] = series = new SeriesFigures(_catalogue, SeriesStore.CalendarOf(_catalogue, indicator), _figures, p => of.TryGetValue(p, out var by) ? Days(by, p) : null);
        }
        var used = new List<Figure>();
        var (state, value, numerator, denominator) = DerivedCalculator.Calculate(indicator, new SeriesOperands(series, indicator, SeriesAccumulation.Reported, period, formula.FormKey, used));
        var illustrative = used.Exists(f => f.Illustrative)
            || _catalogue.OperandsOf(indicator).Any(i => _figures.Of(i.Id, period)?.Illustrative ?? false)
            || (formula.Operands.Count == 0 && submission.Illustrative);
        _figures.Set(indicator.Id, new Figure(period, state, value, numerator, denominator, illustrative));
        var after = new LineObservation(indicator.Id, state, value, numerator, denominator);
        return new DerivedChange(indicator, period, _current.GetValueOrDefault((indicator.Id, period)), after, illustrative, submission);
    }

    // The windows that no one report covers are put together from those that do.
    private static Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)> Declared(
        CatalogueSnapshot catalogue, Dictionary<string, Dictionary<Period, SubmissionEntity>> published)
    {
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>();
        foreach (var (formKey, submissions) in published)
        {
            var derived = catalogue.CalculationOrder.Where(d => string.Equals(d.Formula!.FormKey, formKey, StringComparison.Ordinal));
            var lines = (catalogue.Form(formKey)?.Indicators ?? []).Concat(derived).ToList();
            foreach (var (period, submission) in submissions)
            {
                if (submission is not { DeclaredStart: { } start, DeclaredEnd: { } end }) continue;
                foreach (var line in lines) declared[(line.Id, period.Id)] = (start, end);
            }
        }
        return declared;
    }

    private static double Days(SubmissionEntity submission, Period period) =>
        submission is { DeclaredStart: { } start, DeclaredEnd: { } end } ? end.DayNumber - start.DayNumber + 1 : period.Days;
}
