using Kpi.Data.Audit;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Targets;

/// <summary>Keeps draft sets of targets: one an agency and year at a time. Nothing is judged by a draft; issuing puts all of it in force at one instant.</summary>
public sealed class TargetPlanStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly TimeProvider _time;

    internal TargetPlanStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, TimeProvider time)
    {
        _contexts = contexts;
        _dialect = dialect;
        _time = time;
    }

    /// <summary>The draft of an agency and year, or null when there is none.</summary>
    public async Task<TargetPlan?> FindAsync(int agencyId, int year, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context).Where(p => p.AgencyId == agencyId && p.Year == year).FirstOrDefaultAsync(cancellationToken) is { } plan
            ? await RecordAsync(context, plan, cancellationToken)
            : null;
    }

    /// <summary>The draft of a number, or null when nobody works on such a one.</summary>
    public async Task<TargetPlan?> FindAsync(int planId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context).FirstOrDefaultAsync(p => p.Id == planId, cancellationToken) is { } plan ? await RecordAsync(context, plan, cancellationToken) : null;
    }

    /// <summary>Drafts with targets in them that nobody has issued or given up, the last changed first.</summary>
    /// <param name="agencies">Numbers of the agencies they may be for; null for every one.</param>
    public async Task<IReadOnlyList<OpenPlan>> OpenAsync(IReadOnlyCollection<int>? agencies, int take, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var plans = context.TargetPlans.AsNoTracking().Where(p => p.State == TargetPlanState.Draft && p.Rows.Any());
        if (agencies is not null) plans = plans.Where(p => agencies.Contains(p.AgencyId));
        return await plans.OrderByDescending(p => p.ChangedAt).ThenByDescending(p => p.Id).Take(take)
            .Select(p => new OpenPlan(p.AgencyId, p.Year, p.Rows.Count, p.ChangedAt, p.ChangedBy)).ToListAsync(cancellationToken);
    }

    /// <summary>Puts targets into the draft of an agency and year, each in place of the one for the same indicator and period. Begins a draft where there is none.</summary>
    public async Task<TargetPlan> PutAsync(int agencyId, int year, IReadOnlyCollection<TargetPlanRow> rows, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await _dialect.LockTargetsAsync(context, cancellationToken);
        foreach (var period in rows.Select(r => r.Period).Distinct()) await PeriodStore.EnsureAsync(context, period, cancellationToken);
        var now = Instants.Now(_time);
        var plan = await Open(context).AsTracking().FirstOrDefaultAsync(p => p.AgencyId == agencyId && p.Year == year, cancellationToken);
        if (plan is null)
        {
            plan = new TargetPlanEntity { AgencyId = agencyId, Year = year, State = TargetPlanState.Draft, Document = "", CreatedAt = now, CreatedBy = actor, ChangedAt = now, ChangedBy = actor };
            context.TargetPlans.Add(plan);
        }
        foreach (var row in rows)
        {
            TargetWriter.Check(row.Comparator, row.Value, row.High, row.Path is not null);
            var kept = plan.Rows.Find(r => r.IndicatorId == row.IndicatorId && r.PeriodId == row.Period.Id);
            if (kept is null) plan.Rows.Add(kept = new TargetPlanRowEntity { IndicatorId = row.IndicatorId, PeriodId = row.Period.Id });
            (kept.Comparator, kept.Value, kept.High, kept.Tolerance, kept.Path) = (row.Comparator, row.Value, row.High, row.Tolerance, row.Path?.ToString());
            (kept.Notes, kept.ValidFrom, kept.ValidTo) = (row.Notes, row.ValidFrom, row.ValidTo);
        }
        Touch(plan, actor, now);
        await context.SaveChangesAsync(cancellationToken);
        var record = await RecordAsync(context, plan, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return record;
    }

    /// <summary>Takes one target out of a draft.</summary>
    public Task<TargetPlanResult> RemoveAsync(int planId, int indicatorId, Period period, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(planId, null, actor, (context, plan, _) =>
        {
            var row = plan.Rows.Find(r => r.IndicatorId == indicatorId && r.PeriodId == period.Id);
            if (row is not null) context.TargetPlanRows.Remove(row);
            return Task.FromResult(TargetPlanResult.Done);
        }, cancellationToken);

    /// <summary>Notes the decision that a draft waits for.</summary>
    /// <param name="document">Its number; empty for none yet.</param>
    public Task<TargetPlanResult> DecideAsync(int planId, int version, string document, DateOnly? date, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(planId, version, actor, (_, plan, _) =>
        {
            (plan.Document, plan.DocumentDate) = (document, date);
            return Task.FromResult(TargetPlanResult.Done);
        }, cancellationToken);

    /// <summary>Gives a draft up. It is kept, but nobody works on it any more.</summary>
    /// <param name="version">As it was shown to whoever decides.</param>
    public Task<TargetPlanResult> DiscardAsync(int planId, int version, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(planId, version, actor, (context, plan, now) =>
        {
            plan.State = TargetPlanState.Discarded;
            Write(context, plan, "targets.discard", actor, now);
            return Task.FromResult(TargetPlanResult.Done);
        }, cancellationToken);

    /// <summary>Puts every target of a draft in force, under the decision it names, all in one transaction. What stands already the same is left as it is.</summary>
    /// <param name="version">As it was shown to whoever decides.</param>
    public Task<TargetPlanResult> IssueAsync(int planId, int version, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(planId, version, actor, async (context, plan, now) =>
        {
            if (plan.Rows.Count == 0) return TargetPlanResult.Empty;
            if (plan.Document.Length == 0 || plan.DocumentDate is null) return TargetPlanResult.NoDecision;
            var indicators = await context.Indicators.AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Key, cancellationToken);
            var periods = await context.Periods.AsNoTracking().Where(p => plan.Rows.Select(r => r.PeriodId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Key, cancellationToken);
            var agency = await context.Agencies.AsNoTracking().Where(a => a.Id == plan.AgencyId).Select(a => a.Key).SingleAsync(cancellationToken);
            foreach (var row in plan.Rows)
            {
                await TargetWriter.WriteAsync(
                    context,
                    new TargetEntity
                    {
                        Key = $"{indicators[row.IndicatorId]}@{agency}@{periods[row.PeriodId]}",
                        IndicatorId = row.IndicatorId,
                        AgencyId = plan.AgencyId,
                        PeriodId = row.PeriodId,
                        Comparator = row.Comparator,
                        Value = row.Value,
                        High = row.High,
                        Document = plan.Document,
                        DocumentDate = plan.DocumentDate,
                        Tolerance = row.Tolerance,
                        Path = row.Path,
                        Notes = row.Notes,
                        ValidFrom = row.ValidFrom,
                        ValidTo = row.ValidTo,
                        RecordedAt = now,
                        RecordedBy = actor,
                    },
                    cancellationToken);
            }
            plan.State = TargetPlanState.Issued;
            Write(context, plan, "targets.issue", actor, now);
            return TargetPlanResult.Done;
        }, cancellationToken);

    private async Task<TargetPlanResult> ChangeAsync(
        int planId, int? version, string actor, Func<KpiContext, TargetPlanEntity, DateTime, Task<TargetPlanResult>> change, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await _dialect.LockTargetsAsync(context, cancellationToken);
        if (await Open(context).AsTracking().FirstOrDefaultAsync(p => p.Id == planId, cancellationToken) is not { } plan) return TargetPlanResult.NotFound;
        if (version is { } seen && plan.Version != seen) return TargetPlanResult.Overtaken;
        var now = Instants.Now(_time);
        var result = await change(context, plan, now);
        if (result != TargetPlanResult.Done) return result;
        Touch(plan, actor, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TargetPlanResult.Done;
    }

    private static IQueryable<TargetPlanEntity> Open(KpiContext context) => context.TargetPlans.AsNoTracking().Include(p => p.Rows).Where(p => p.State == TargetPlanState.Draft);

    private static void Touch(TargetPlanEntity plan, string actor, DateTime now) => (plan.Version, plan.ChangedAt, plan.ChangedBy) = (plan.Version + 1, now, actor);

    private static void Write(KpiContext context, TargetPlanEntity plan, string action, string actor, DateTime now) => context.AuditEntries.Add(new AuditEntity
    {
        At = now,
        Actor = actor,
        Action = action,
        Subject = FormattableString.Invariant($"targets@{plan.AgencyId}@{plan.Year}"),
        Detail = FormattableString.Invariant($"{plan.Rows.Count}; {plan.Document}"),
    });

    private static async Task<TargetPlan> RecordAsync(KpiContext context, TargetPlanEntity plan, CancellationToken cancellationToken)
    {
        var rows = await (from r in context.TargetPlanRows.AsNoTracking()
                          join i in context.Indicators on r.IndicatorId equals i.Id
                          join p in context.Periods on r.PeriodId equals p.Id
                          where r.PlanId == plan.Id
                          orderby i.Order, p.End, p.Start
                          select new { Row = r, Period = p }).ToListAsync(cancellationToken);
        return new TargetPlan(
            plan.Id,
            plan.AgencyId,
            plan.Year,
            plan.Version,
            plan.Document,
            plan.DocumentDate,
            plan.ChangedAt,
            plan.ChangedBy,
            rows.ConvertAll(x => new TargetPlanRow(
                x.Row.IndicatorId,
                x.Period.ToRecord(),
                x.Row.Comparator,
                x.Row.Value,
                x.Row.Tolerance,
                x.Row.Path is null ? null : TargetPath.Parse(x.Row.Path),
                x.Row.Notes,
                x.Row.ValidFrom,
                x.Row.ValidTo)
            {
                High = x.Row.High,
            }));
    }
}
