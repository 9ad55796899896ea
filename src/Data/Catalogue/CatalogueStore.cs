using Kpi.Data.Expressions;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Catalogue;

/// <summary>Reads the catalogue once and keeps it: it changes with the program's version, not while it runs.</summary>
public sealed class CatalogueStore : IDisposable
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile CatalogueSnapshot? _snapshot;

    internal CatalogueStore(IDbContextFactory<KpiContext> contexts) => _contexts = contexts;

    public async ValueTask<CatalogueSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } known) return known;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _snapshot ??= await ReadAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<CatalogueSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var calendars = await context.Calendars.AsNoTracking().Include(c => c.Rules).ToListAsync(cancellationToken);
        var indicators = (await context.Indicators.AsNoTracking().OrderBy(i => i.Order).ToListAsync(cancellationToken)).ConvertAll(ToRecord);
        var byId = indicators.ToDictionary(i => i.Id);
        var versions = await context.FormVersions.AsNoTracking().Include(v => v.Form).Include(v => v.Lines).OrderBy(v => v.Id).ToListAsync(cancellationToken);
        var rules = await context.Rules.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new CatalogueSnapshot(
            calendars.ConvertAll(c => new ReportingCalendar(c.Id, c.Key, c.NameVi, c.NameEn, [.. c.Rules.Select(r => r.ToRecord())])),
            versions.ConvertAll(v => new FormVersion(
                v.Id,
                v.Form!.Key,
                new LocalText(v.Form.NameVi, v.Form.NameEn),
                v.Version,
                v.Form.CalendarKey,
                v.ValidFrom,
                v.ValidTo,
                [.. v.Lines.OrderBy(l => l.Order).Select(l => ToRecord(l, byId))])),
            indicators,
            rules.ConvertAll(r => new Rule(
                r.Key, Expression.Parse(r.Left), r.Operator, Expression.Parse(r.Right), r.Severity, r.LineKey, new LocalText(r.MessageVi, r.MessageEn))));
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
}
