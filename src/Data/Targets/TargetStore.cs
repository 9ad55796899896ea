using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Targets;

/// <summary>Reads targets.</summary>
public sealed class TargetStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;

    internal TargetStore(IDbContextFactory<KpiContext> contexts) => _contexts = contexts;

    /// <summary>
    /// The targets of an agency, its own before those for every agency, in one vintage. <paramref name="indicators"/> null gives all;
    /// <paramref name="asOf"/> (UTC) null gives those in force now.
    /// </summary>
    public async Task<IReadOnlyList<Target>> ForAsync(int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Targets.AsNoTracking().Where(t => t.AgencyId == null || t.AgencyId == agencyId);
        rows = asOf is { } instant
            ? rows.Where(t => t.RecordedAt <= instant && (t.SupersededAt == null || t.SupersededAt > instant))
            : rows.Where(t => t.SupersededAt == null);
        if (indicators is not null) rows = rows.Where(t => indicators.Contains(t.IndicatorId));
        var found = await (from t in rows join p in context.Periods on t.PeriodId equals p.Id select new { Target = t, Period = p }).ToListAsync(cancellationToken);
        return
        [
            .. found
                .OrderBy(x => x.Target.AgencyId is null)
                .ThenBy(x => x.Period.End)
                .Select(x => new Target(
                    x.Target.Key,
                    x.Target.IndicatorId,
                    x.Target.AgencyId,
                    x.Period.ToRecord(),
                    x.Target.Comparator,
                    x.Target.Value,
                    x.Target.Document,
                    x.Target.Illustrative,
                    x.Target.Notes,
                    x.Target.ValidFrom,
                    x.Target.ValidTo)),
        ];
    }
}
