using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Periods;

/// <summary>Reads the rules of calendars and adds new ones. A rule is never changed, and a period that carries values is never moved.</summary>
public sealed class CalendarStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly CatalogueStore _catalogue;
    private readonly TimeProvider _time;

    internal CalendarStore(IDbContextFactory<KpiContext> contexts, CatalogueStore catalogue, TimeProvider time)
    {
        _contexts = contexts;
        _catalogue = catalogue;
        _time = time;
    }

    /// <summary>The rules that were added to a calendar, the latest first.</summary>
    public async Task<IReadOnlyList<PeriodRuleVersion>> AddedAsync(int calendarId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<PeriodRuleVersionEntity>().AsNoTracking().Where(r => r.CalendarId == calendarId).OrderByDescending(r => r.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new PeriodRuleVersion(r.ToRecord(), r.Cause, r.RecordedAt, r.RecordedBy));
    }

    /// <summary>
    /// Adds a rule that holds from its first reporting year on, for periods of which nothing has been stored. Its version is given here.
    /// </summary>
    /// <param name="cause">The decision behind it.</param>
    /// <returns>What is wrong with it; empty when it has been added.</returns>
    public async Task<IReadOnlyList<PeriodRuleFault>> AddAsync(string calendarKey, PeriodRule rule, string cause, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        var catalogue = await CatalogueStore.ReadAsync(context, cancellationToken);
        if (catalogue.Calendar(calendarKey) is not { } calendar) return [PeriodRuleFault.Kind];
        if (PeriodRuleChecker.Check(calendar, rule, cause) is { Count: > 0 } faults) return faults;
        var last = calendar.Rules.Where(r => r.Kind == rule.Kind && r.Month == rule.Month && r.FromYear == rule.FromYear).Select(r => r.Version).DefaultIfEmpty(0).Max();
        var now = Instants.Now(_time);
        context.Add(PeriodRuleVersionEntity.From(calendar.Id, rule with { Version = last + 1 }, cause.Trim(), now, actor));
        var period = rule.In(calendar.Id, rule.FromYear);
        context.AuditEntries.Add(new AuditEntity
        {
            At = now,
            Actor = actor,
            Action = "calendar.rule",
            Subject = $"{calendar.Key}@{period.Key}",
            Detail = FormattableString.Invariant($"{period.Start:yyyy-MM-dd}–{period.End:yyyy-MM-dd}, {period.Deadline:yyyy-MM-dd}; {cause.Trim()}"),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _catalogue.Forget();
        return [];
    }
}
