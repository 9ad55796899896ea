using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>Reads observations. Nothing here writes: revisions are added by publishing only.</summary>
public sealed class ObservationStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly FigureQuery _figures;
    private readonly CatalogueStore _catalogue;
    private readonly PeriodStore _periods;

    internal ObservationStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, CatalogueStore catalogue, PeriodStore periods)
    {
        _contexts = contexts;
        _figures = new FigureQuery(dialect, periods);
        _catalogue = catalogue;
        _periods = periods;
    }

    /// <summary>
    /// Revisions that match, by period end, then period start, indicator, agency and revision, oldest first. Without <paramref name="asOf"/> every
    /// revision is given; with it, the one that was current at that instant (UTC).
    /// </summary>
    /// <param name="skip">How many to leave out, 0 or more.</param>
    /// <param name="take">How many to give at most, 1 or more.</param>
    public async Task<IReadOnlyList<Observation>> QueryAsync(
        string? indicator, string? agency, string? period, DateTime? asOf, int skip, int take, CancellationToken cancellationToken)
    {
        var catalogue = await _catalogue.GetAsync(cancellationToken);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Observations.AsNoTracking();
        if (indicator is not null)
        {
            var id = catalogue.Find(indicator)?.Id ?? 0;
            rows = rows.Where(o => o.IndicatorId == id);

            // Of every agency: what is read of one indicator is found by agency first.
            if (agency is null) rows = rows.Where(o => context.Agencies.Select(a => a.Id).Contains(o.AgencyId));
        }
        if (agency is not null) rows = rows.Where(o => context.Agencies.Any(a => a.Id == o.AgencyId && a.Key == agency));
        if (period is not null) rows = rows.Where(o => context.Periods.Any(p => p.Id == o.PeriodId && p.Key == period));
        if (asOf is not null) rows = Current(rows, asOf);

        return await RecordsAsync(context, rows, skip, take, cancellationToken);
    }

    /// <summary>Every revision of some indicators of one agency in some periods, in the order of <see cref="QueryAsync"/>: where their figures come from.</summary>
    public async Task<IReadOnlyList<Observation>> RevisionsAsync(
        int agencyId, IReadOnlyCollection<int> indicators, IReadOnlyCollection<int> periods, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Observations.AsNoTracking().Where(o => o.AgencyId == agencyId && indicators.Contains(o.IndicatorId) && periods.Contains(o.PeriodId));
        return await RecordsAsync(context, rows, 0, int.MaxValue, cancellationToken);
    }

    /// <summary>
    /// The figures of one agency in one vintage: for each indicator its periods, with the windows that their reports declare. <paramref name="indicators"/> null gives all;
    /// <paramref name="asOf"/> null gives what is known now.
    /// </summary>
    public async Task<AgencyFigures> FiguresAsync(int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        var (rows, declared) = await _figures.ReadAsync(agencyId, indicators, asOf, cancellationToken);
        var periods = await _periods.ByIdAsync(rows.Select(r => r.Period).Distinct(), cancellationToken);
        return new AgencyFigures(rows.Select(r => (r.Indicator, new Figure(periods[r.Period], r.State, r.Value, r.Numerator, r.Denominator, r.Illustrative))), declared);
    }

    /// <summary>
    /// The figures of many agencies in one vintage, each with the window its report covers, in no order. One query reads them all; others find the few reports that declare a
    /// window of their own.
    /// </summary>
    /// <param name="counts">Whether the figures are given with the counts they carry; without them they are read faster.</param>
    /// <param name="asOf">UTC; null for what is known now.</param>
    public async Task<IReadOnlyList<WindowedFigure>> FiguresAsync(IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, bool counts, DateTime? asOf, CancellationToken cancellationToken)
    {
        if (agencies.Count == 0 || indicators.Count == 0) return [];
        var figures = await _figures.ReadAsync(agencies, indicators, counts, asOf, cancellationToken);
        var declared = await DeclaredAsync(agencies, indicators, asOf, cancellationToken);
        for (var i = 0; declared.Count > 0 && i < figures.Count; i++)
        {
            var figure = figures[i];
            if (declared.TryGetValue((figure.Agency, figure.Indicator, figure.Figure.Period.Id), out var window)) figures[i] = figure with { Start = window.Start, End = window.End };
        }
        return figures;
    }

    // Asked first whether there are any: the join would look up the report of every row.
    private async Task<Dictionary<(int Agency, int Indicator, int Period), (DateOnly Start, DateOnly End)>> DeclaredAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var reports = context.Submissions.Where(s => s.DeclaredStart != null && s.DeclaredEnd != null && s.AgencyId != null && agencies.Contains(s.AgencyId.Value));
        if (!await reports.AnyAsync(cancellationToken)) return [];
        var rows = context.Observations.AsNoTracking().Where(o => agencies.Contains(o.AgencyId) && indicators.Contains(o.IndicatorId));
        rows = Current(rows, asOf);
        var found = await (from o in rows
                           join s in reports on o.SubmissionId equals s.Id
                           select new { o.AgencyId, o.IndicatorId, o.PeriodId, Start = s.DeclaredStart!.Value, End = s.DeclaredEnd!.Value }).ToListAsync(cancellationToken);
        return found.ToDictionary(o => (o.AgencyId, o.IndicatorId, o.PeriodId), o => (o.Start, o.End));
    }

    /// <summary>The figures of some indicators of several agencies in the periods of some reporting years in one vintage, by number of the agency. One read, however many agencies.</summary>
    /// <param name="firstYear">First reporting year.</param>
    /// <param name="lastYear">Last reporting year, included.</param>
    /// <param name="asOf">UTC; null for what is known now.</param>
    public async Task<IReadOnlyDictionary<int, AgencyFigures>> FiguresAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, int firstYear, int lastYear, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var slim = await Current(context.Observations.AsNoTracking(), asOf)
            .Where(o => agencies.Contains(o.AgencyId) && indicators.Contains(o.IndicatorId)
                && context.Periods.Any(p => p.Id == o.PeriodId && p.Year >= firstYear && p.Year <= lastYear))
            .Select(o => new { o.AgencyId, o.IndicatorId, o.PeriodId, o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative })
            .ToListAsync(cancellationToken);
        var periods = await _periods.ByIdAsync(slim.Select(o => o.PeriodId).Distinct(), cancellationToken);
        return slim.GroupBy(o => o.AgencyId).ToDictionary(
            g => g.Key,
            g => new AgencyFigures(g.Select(o => (o.IndicatorId, new Figure(periods[o.PeriodId], o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative)))));
    }

    /// <summary>The cells that the figures of one agency in one period were read from, by indicator; calculated figures have none.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    public async Task<IReadOnlyDictionary<int, string>> CellsAsync(int agencyId, int periodId, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Current(context.Observations.AsNoTracking(), asOf)
            .Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && o.Cell != null)
            .ToDictionaryAsync(o => o.IndicatorId, o => o.Cell!, cancellationToken);
    }

    /// <summary>The submission that the latest of some figures of one agency in one period came in, as it was known at an instant, and when that was published (UTC); null when there was none.</summary>
    public async Task<(Guid Submission, DateTime At)?> SourceAsync(int agencyId, IReadOnlyCollection<int> indicators, int periodId, DateTime asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var latest = await Current(context.Observations.AsNoTracking(), asOf)
            .Where(o => o.AgencyId == agencyId && indicators.Contains(o.IndicatorId) && o.PeriodId == periodId)
            .OrderByDescending(o => o.RecordedAt)
            .Select(o => new { o.SubmissionId, o.RecordedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : (latest.SubmissionId, latest.RecordedAt);
    }

    private static IQueryable<ObservationEntity> Current(IQueryable<ObservationEntity> rows, DateTime? asOf) => asOf is { } instant
        ? rows.Where(o => o.RecordedAt <= instant && (o.SupersededAt == null || o.SupersededAt > instant))
        : rows.Where(o => o.SupersededAt == null);

    internal static async Task<IReadOnlyList<Observation>> RecordsAsync(
        KpiContext context, IQueryable<ObservationEntity> rows, int skip, int take, CancellationToken cancellationToken)
    {
        var page = await (
            from o in rows
            join p in context.Periods on o.PeriodId equals p.Id
            join i in context.Indicators on o.IndicatorId equals i.Id
            join a in context.Agencies on o.AgencyId equals a.Id
            orderby p.End, p.Start, i.Order, a.Key, o.Revision
            select new { Row = o, Period = p, Indicator = i.Key, Agency = a.Key }).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return
        [
            .. page.Select(x => new Observation(
                x.Indicator,
                x.Agency,
                x.Period.ToRecord(),
                x.Row.Revision,
                x.Row.State,
                x.Row.Value,
                x.Row.Numerator,
                x.Row.Denominator,
                x.Row.Note,
                x.Row.Raw,
                x.Row.SubmissionId,
                x.Row.Sheet,
                x.Row.Cell,
                x.Row.Illustrative,
                x.Row.RecordedAt,
                x.Row.RecordedBy,
                x.Row.SupersededAt,
                x.Row.Cause)),
        ];
    }
}
