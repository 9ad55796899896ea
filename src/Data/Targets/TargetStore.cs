using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Targets;

/// <summary>
/// Reads targets and sets them. A target is never changed: a new version closes the old one, which goes on judging the periods that end before the new one is in force
/// (<see cref="TargetValidity"/>).
/// </summary>
public sealed class TargetStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly CatalogueStore _catalogue;
    private readonly TargetQuery _query;
    private readonly TimeProvider _time;

    internal TargetStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, CatalogueStore catalogue, PeriodStore periods, TimeProvider time)
    {
        _contexts = contexts;
        _dialect = dialect;
        _catalogue = catalogue;
        _query = new TargetQuery(dialect, periods);
        _time = time;
    }

    /// <summary>
    /// The targets an agency is judged by, its own before those for every agency, in one vintage, with the milestones on the way to those that have a path: each for the days it is in force,
    /// so a target that was changed from a day on is there twice. <paramref name="indicators"/> null gives all; <paramref name="asOf"/> (UTC) null gives what has been recorded until now.
    /// </summary>
    public Task<IReadOnlyList<Target>> ForAsync(int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken) =>
        ForAsync([agencyId], indicators, asOf, cancellationToken);

    /// <summary>The same for several agencies at once: the targets of each of them before those for every agency.</summary>
    public async Task<IReadOnlyList<Target>> ForAsync(IReadOnlyCollection<int> agencies, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        var targets = await _query.ReadAsync(agencies, indicators, asOf, cancellationToken);
        if (targets.Exists(t => t.Path is not null)) targets = [.. targets, .. TargetPath.Milestones(targets, await _catalogue.GetAsync(asOf, cancellationToken))];
        return [.. targets.OrderBy(t => t.AgencyId is null).ThenBy(t => t.Period.End)];
    }

    /// <summary>The versions of targets that stood last at an instant, with who recorded them: by indicator in printed order, then period.</summary>
    /// <param name="agencyId">Null for the targets of everyone.</param>
    /// <param name="asOf">UTC; null for now.</param>
    public async Task<IReadOnlyList<TargetVersion>> ListAsync(int? agencyId, int? indicatorId, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Targets.AsNoTracking();
        if (agencyId is { } agency) rows = rows.Where(t => t.AgencyId == null || t.AgencyId == agency);
        if (indicatorId is { } indicator) rows = rows.Where(t => t.IndicatorId == indicator);
        rows = asOf is { } instant
            ? rows.Where(t => t.RecordedAt <= instant && (t.SupersededAt == null || t.SupersededAt > instant))
            : rows.Where(t => t.SupersededAt == null);
        return await VersionsAsync(context, rows, cancellationToken);
    }

    /// <summary>Every version of the target of an indicator, agency and period, oldest first.</summary>
    public async Task<IReadOnlyList<TargetVersion>> HistoryAsync(int indicatorId, int? agencyId, Period period, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await VersionsAsync(context, context.Targets.AsNoTracking().Where(t => t.IndicatorId == indicatorId && t.AgencyId == agencyId && t.PeriodId == period.Id), cancellationToken);
    }

    /// <summary>
    /// Sets the target of an indicator, agency and period. What stands already changes nothing; what differs becomes a new version, and the old one is closed at the same instant.
    /// </summary>
    /// <returns>The version in force now, and whether it is new.</returns>
    public async Task<(TargetVersion Version, bool Changed)> SetAsync(TargetDraft draft, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await _dialect.LockTargetsAsync(context, cancellationToken);
        await PeriodStore.EnsureAsync(context, draft.Period, cancellationToken);
        var now = Instants.Now(_time);
        var changed = await TargetWriter.WriteAsync(
            context,
            new TargetEntity
            {
                Key = $"{draft.Indicator.Key}@{draft.AgencyKey ?? "*"}@{draft.Period.Key}",
                IndicatorId = draft.Indicator.Id,
                AgencyId = draft.AgencyId,
                PeriodId = draft.Period.Id,
                Comparator = draft.Comparator,
                Value = draft.Value,
                High = draft.High,
                Document = draft.Document,
                DocumentDate = draft.DocumentDate,
                Tolerance = draft.Tolerance,
                Path = draft.Path?.ToString(),
                Notes = draft.Notes,
                ValidFrom = draft.ValidFrom,
                ValidTo = draft.ValidTo,
                RecordedAt = now,
                RecordedBy = actor,
            },
            cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var standing = context.Targets.Where(t => t.IndicatorId == draft.Indicator.Id && t.AgencyId == draft.AgencyId && t.PeriodId == draft.Period.Id);
        var version = (await VersionsAsync(context, standing.Where(t => t.SupersededAt == null), cancellationToken)).Single();
        await transaction.CommitAsync(cancellationToken);
        return (version, changed);
    }

    /// <summary>
    /// The published periods that stand judged and would be judged anew if targets were changed like this (methods §2.1): by another number, or by none. Empty where nothing that has judged
    /// is changed, and where it is only from a day after them.
    /// </summary>
    /// <param name="agencyId">Null for the targets of every agency.</param>
    public async Task<IReadOnlyList<Period>> RewrittenAsync(IReadOnlyCollection<TargetPlanRow> rows, int? agencyId, CancellationToken cancellationToken)
    {
        var indicators = rows.Select(r => r.IndicatorId).Distinct().ToList();
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var published = await (from o in context.Observations.AsNoTracking()
                               join p in context.Periods on o.PeriodId equals p.Id
                               where o.SupersededAt == null && o.Value != null && indicators.Contains(o.IndicatorId) && (agencyId == null || o.AgencyId == agencyId)
                               select new { o.AgencyId, o.IndicatorId, o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative, Period = p }).ToListAsync(cancellationToken);
        if (published.Count == 0) return [];
        var versions = await _query.VersionsAsync([.. published.Select(o => o.AgencyId).Distinct()], indicators, null, cancellationToken);
        return TargetRewrites.Of(
            await _catalogue.GetAsync(null, cancellationToken),
            versions,
            rows.Select(r => new Target("", r.IndicatorId, agencyId, r.Period, r.Comparator, r.Value, "", Illustrative: false, null, r.ValidFrom, r.ValidTo) { High = r.High, Tolerance = r.Tolerance, Path = r.Path }),
            published.Select(o => (o.AgencyId, o.IndicatorId, new Figure(o.Period.ToRecord(), o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative))));
    }

    private static async Task<IReadOnlyList<TargetVersion>> VersionsAsync(KpiContext context, IQueryable<TargetEntity> rows, CancellationToken cancellationToken)
    {
        var found = await (from t in rows
                           join p in context.Periods on t.PeriodId equals p.Id
                           join i in context.Indicators on t.IndicatorId equals i.Id
                           orderby i.Order, p.End, t.AgencyId, t.Version
                           select new { Target = t, Period = p }).ToListAsync(cancellationToken);
        return [.. found.Select(x => new TargetVersion(Record(x.Target, x.Period), x.Target.Version, x.Target.RecordedAt, x.Target.RecordedBy, x.Target.SupersededAt))];
    }

    private static Target Record(TargetEntity target, PeriodEntity period) => new(
        target.Key,
        target.IndicatorId,
        target.AgencyId,
        period.ToRecord(),
        target.Comparator,
        target.Value,
        target.Document,
        target.Illustrative,
        target.Notes,
        target.ValidFrom,
        target.ValidTo)
    {
        High = target.High,
        Tolerance = target.Tolerance,
        Path = target.Path is null ? null : TargetPath.Parse(target.Path),
        DocumentDate = target.DocumentDate,
    };
}
