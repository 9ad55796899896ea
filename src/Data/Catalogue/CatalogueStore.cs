using Kpi.Data.Expressions;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Catalogue;

/// <summary>Reads the catalogue and keeps it until it changes. What another node changes is seen within two seconds, and at once by whoever publishes.</summary>
public sealed class CatalogueStore : IDisposable
{
    /// <summary>The setting that changes with the catalogue.</summary>
    internal const string VersionKey = "catalogue.version";
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Kept? _kept;

    internal CatalogueStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    public async ValueTask<CatalogueSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } known && _time.GetElapsedTime(known.LookedAt) < Trust) return known.Snapshot;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } read && _time.GetElapsedTime(read.LookedAt) < Trust) return read.Snapshot;
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await CurrentAsync(context, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// The catalogue as it was laid down at an instant: what is calculated for a vintage, like the quarters of a derived KPI, is what was calculated then, and what was due or checked follows
    /// the calendars, duties and rules of then. A KPI that was added later is not in it. Names, forms and their lines are as they are now.
    /// </summary>
    /// <param name="asOf">UTC; null for now.</param>
    public async ValueTask<CatalogueSnapshot> GetAsync(DateTime? asOf, CancellationToken cancellationToken)
    {
        var now = await GetAsync(cancellationToken);
        if (asOf is not { } given) return now;
        var instant = given.Kind == DateTimeKind.Utc ? given : given.ToUniversalTime();
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context.Set<FormulaVersionEntity>().AsNoTracking()
            .Where(f => (f.SupersededAt == null || f.SupersededAt > instant) && context.Set<FormulaVersionEntity>().Any(n => n.IndicatorId == f.IndicatorId && n.RecordedAt != null && n.RecordedAt > instant))
            .ToListAsync(cancellationToken);
        var added = (await context.Set<PeriodRuleVersionEntity>().AsNoTracking().Where(r => r.RecordedAt > instant).ToListAsync(cancellationToken)).ToLookup(r => r.CalendarId, r => r.ToRecord());
        var duties = (await context.Set<FormDutyVersionEntity>().AsNoTracking().Where(d => d.RecordedAt > instant)
                .Join(context.Forms, d => d.FormId, f => f.Id, (d, f) => new { f.Key, d.FromYear, d.Version }).ToListAsync(cancellationToken))
            .ToLookup(d => d.Key, d => (d.FromYear, d.Version), StringComparer.Ordinal);
        var rules = await RuleStore.KnownAtAsync(context, instant, cancellationToken);
        if (versions.Count == 0 && added.Count == 0 && duties.Count == 0 && rules is null) return now;
        return new CatalogueSnapshot(
            [.. now.Calendars.Select(c => CatalogueVintage.Calendar(c, [.. added[c.Id]]))],
            [.. now.Forms.Select(f => CatalogueVintage.Form(f, duties[f.FormKey].ToHashSet()))],
            CatalogueVintage.Indicators(now.Indicators, versions.ConvertAll(f => (f.IndicatorId, f.ToRecord())), instant),
            rules ?? now.Rules);
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>The catalogue as it stands in the transaction of a context: what is written by it must follow from nothing older.</summary>
    internal async Task<CatalogueSnapshot> CurrentAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var version = await context.Settings.AsNoTracking().Where(s => s.Key == VersionKey).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        return await CurrentAsync(context, version, cancellationToken);
    }

    /// <summary>The same, for whoever has read its version in that transaction.</summary>
    internal async Task<CatalogueSnapshot> CurrentAsync(KpiContext context, string? version, CancellationToken cancellationToken)
    {
        var looked = _time.GetTimestamp();
        var snapshot = _kept is { } known && string.Equals(known.Version, version, StringComparison.Ordinal) ? known.Snapshot : await ReadAsync(context, cancellationToken);
        _kept = new Kept(snapshot, version, looked);
        return snapshot;
    }

    /// <summary>Within the running transaction, waits until nobody else changes the catalogue, and says that it changes. Called before anything is read.</summary>
    internal static Task ChangeAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid().ToString("N");
        return context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Setting" ("Key", "Value") VALUES ({VersionKey}, {version}) ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value" """, cancellationToken);
    }

    /// <summary>Has the catalogue read anew. Called after a change of it has been committed.</summary>
    internal void Forget() => _kept = null;

    internal static async Task<CatalogueSnapshot> ReadAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var calendars = await context.Calendars.AsNoTracking().Include(c => c.Rules).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var added = (await context.Set<PeriodRuleVersionEntity>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(r => r.CalendarId, r => r.ToRecord());
        var laid = (await context.Periods.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(p => p.CalendarId, p => p.ToRecord());
        var indicators = (await context.Indicators.AsNoTracking().OrderBy(i => i.Order).ToListAsync(cancellationToken)).ConvertAll(ToRecord);
        var byId = indicators.ToDictionary(i => i.Id);
        var versions = await context.FormVersions.AsNoTracking().Include(v => v.Form).ThenInclude(f => f!.Duties).Include(v => v.Lines).AsSplitQuery().OrderBy(v => v.Id).ToListAsync(cancellationToken);
        return new CatalogueSnapshot(
            calendars.ConvertAll(c => new ReportingCalendar(c.Id, c.Key, c.NameVi, c.NameEn, [.. c.Rules.Select(r => r.ToRecord()), .. added[c.Id]], [.. laid[c.Id]])),
            versions.ConvertAll(v => new FormVersion(
                v.Id,
                v.Form!.Key,
                new LocalText(v.Form.NameVi, v.Form.NameEn),
                v.Version,
                v.Form.CalendarKey,
                v.ValidFrom,
                v.ValidTo,
                [.. v.Lines.OrderBy(l => l.Order).Select(l => ToRecord(l, byId))])
            {
                Duties = [.. v.Form.Duties.Select(d => d.ToDuty())],
            }),
            indicators,
            await RuleStore.InForceAsync(context, cancellationToken));
    }

    private static Indicator ToRecord(IndicatorEntity i) => new(
        i.Id,
        i.Key,
        new LocalText(i.NameVi, i.NameEn),
        new LocalText(i.UnitOfMeasureVi, i.UnitOfMeasureEn),
        i.Kind,
        IndicatorOption.ParseList(i.Options),
        i.Accumulation,
        i.Direction,
        i.Section,
        i.Order,
        i.Numerator is null ? null : new DerivedFormula(Expression.Parse(i.Numerator), i.Denominator is null ? null : Expression.Parse(i.Denominator), i.FormKey!));

    private static FormLine ToRecord(FormLineEntity l, Dictionary<int, Indicator> indicators) => new(
        l.Key,
        l.ParentKey,
        l.Order,
        l.Code,
        new LocalText(l.NameVi, l.NameEn),
        new LocalText(l.UnitOfMeasureVi, l.UnitOfMeasureEn),
        l.Kind,
        l.Section,
        l.IndicatorId is { } id ? indicators[id] : null,
        l.DenominatorId is { } denominator ? indicators[denominator] : null);

    private sealed record Kept(CatalogueSnapshot Snapshot, string? Version, long LookedAt);
}
