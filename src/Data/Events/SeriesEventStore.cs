using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Events;

/// <summary>Keeps what happened to series: confirmed breaks and rebases, and notes. Nothing is deleted.</summary>
public sealed class SeriesEventStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal SeriesEventStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Events by day, then in the order they were recorded. Those for every agency are among those of each.</summary>
    /// <param name="agencyId">Null for the events of everyone.</param>
    /// <param name="indicators">Null for all.</param>
    /// <param name="asOf">UTC instant at which they counted; null for now.</param>
    /// <param name="withdrawn">Whether those that count no more are given too; <paramref name="asOf"/> is then not looked at.</param>
    public async Task<IReadOnlyList<SeriesEvent>> ListAsync(
        int? agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, bool withdrawn, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.SeriesEvents.AsNoTracking();
        if (agencyId is { } agency) rows = rows.Where(e => e.AgencyId == null || e.AgencyId == agency);
        if (indicators is not null) rows = rows.Where(e => indicators.Contains(e.IndicatorId));
        if (!withdrawn)
        {
            rows = asOf is { } instant
                ? rows.Where(e => e.RecordedAt <= instant && (e.WithdrawnAt == null || e.WithdrawnAt > instant))
                : rows.Where(e => e.WithdrawnAt == null);
        }

        // What counted at an instant had not been withdrawn then.
        return (await rows.OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(cancellationToken))
            .ConvertAll(e => withdrawn ? e.ToRecord() : e.ToRecord() with { WithdrawnAt = null, WithdrawnBy = null, WithdrawnBecause = null });
    }

    /// <summary>An event, withdrawn or not; null when there is none.</summary>
    public async Task<SeriesEvent?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await context.SeriesEvents.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken))?.ToRecord();
    }

    /// <summary>Records an event.</summary>
    public async Task<SeriesEvent> AddAsync(SeriesEventDraft draft, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var now = Instants.Now(_time);
        var added = new SeriesEventEntity
        {
            IndicatorId = draft.Indicator.Id,
            AgencyId = draft.AgencyId,
            Kind = draft.Kind,
            On = draft.On,
            PeriodKey = draft.PeriodKey,
            Text = draft.Text.Trim(),
            RecordedAt = now,
            RecordedBy = actor,
        };
        context.SeriesEvents.Add(added);
        context.AuditEntries.Add(new AuditEntity
        {
            At = now,
            Actor = actor,
            Action = "event.add",
            Subject = $"{draft.Indicator.Key}@{draft.AgencyKey ?? "*"}",
            Detail = FormattableString.Invariant($"{Words.Of(draft.Kind)} {draft.On:yyyy-MM-dd}; {draft.Text.Trim()}"),
        });
        await context.SaveChangesAsync(cancellationToken);
        return added.ToRecord();
    }

    /// <summary>Withdraws an event: it counts no more from now on, and can still be read. Null when there is no such event; withdrawing twice changes nothing.</summary>
    /// <param name="because">Why; 1 to 500 characters.</param>
    public async Task<SeriesEvent?> WithdrawAsync(int id, string because, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = Instants.Now(_time);
        var taken = await context.SeriesEvents.Where(e => e.Id == id && e.WithdrawnAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.WithdrawnAt, now).SetProperty(e => e.WithdrawnBy, actor).SetProperty(e => e.WithdrawnBecause, because.Trim()), cancellationToken);
        var row = await context.SeriesEvents.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (taken > 0)
        {
            var indicator = await context.Indicators.Where(i => i.Id == row!.IndicatorId).Select(i => i.Key).FirstAsync(cancellationToken);
            var agency = await context.Agencies.Where(a => a.Id == row!.AgencyId).Select(a => a.Key).FirstOrDefaultAsync(cancellationToken);
            context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = "event.withdraw", Subject = $"{indicator}@{agency ?? "*"}", Detail = $"{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}; {because.Trim()}" });
            await context.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return row?.ToRecord();
    }
}
