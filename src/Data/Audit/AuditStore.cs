using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Audit;

/// <summary>Writes down what people do, and reads it back. Changes of submissions are written by the stores that make them.</summary>
public sealed class AuditStore
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(15);
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal AuditStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    public async Task WriteAsync(string actor, string action, string subject, string? detail, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.AuditEntries.Add(new AuditEntity { At = Instants.Now(_time), Actor = actor, Action = action, Subject = subject, Detail = detail });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The entry of an action with this detail, written within a quarter of an hour of an instant (UTC); null when there is none.</summary>
    public async Task<AuditEntry?> FindAsync(string action, string detail, DateTime around, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var (from, to) = (around - Around, around + Around);
        return await context.AuditEntries.AsNoTracking().Where(a => a.At >= from && a.At <= to && a.Action == action && a.Detail == detail).OrderBy(a => a.Id)
            .Select(a => new AuditEntry(a.Id, a.At, a.Actor, a.Action, a.Subject, a.Detail)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Entries about a subject, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> OfAsync(string subject, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditEntries.AsNoTracking().Where(a => a.Subject == subject).OrderBy(a => a.Id)
            .Select(a => new AuditEntry(a.Id, a.At, a.Actor, a.Action, a.Subject, a.Detail)).ToListAsync(cancellationToken);
    }
}
