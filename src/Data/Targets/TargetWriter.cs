using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Targets;

/// <summary>Puts versions of targets in force, inside a transaction that holds the lock of the targets. What stands already changes nothing.</summary>
internal static class TargetWriter
{
    /// <summary>Closes what stands and adds the proposed version, unless both say the same.</summary>
    /// <param name="proposed">Complete but for its version; its key is used when there is none yet.</param>
    /// <returns>Whether anything changed. Saving is the caller's.</returns>
    public static async Task<bool> WriteAsync(KpiContext context, TargetEntity proposed, CancellationToken cancellationToken)
    {
        var standing = context.Targets.Where(t => t.IndicatorId == proposed.IndicatorId && t.AgencyId == proposed.AgencyId && t.PeriodId == proposed.PeriodId);
        var open = await standing.Where(t => t.SupersededAt == null).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var current = open.Count == 1 ? open[0] : null;
        if (current is not null && Same(current, proposed)) return false;
        foreach (var one in open) one.SupersededAt = proposed.RecordedAt;
        context.AuditEntries.Add(new AuditEntity
        {
            At = proposed.RecordedAt,
            Actor = proposed.RecordedBy,
            Action = "target.set",
            Subject = proposed.Key,
            Detail = FormattableString.Invariant($"{current?.Value} → {proposed.Value}; {proposed.Document}"),
        });
        var last = await standing.OrderByDescending(t => t.Version).Select(t => new { t.Key, t.Version }).FirstOrDefaultAsync(cancellationToken);
        proposed.Key = last?.Key ?? proposed.Key;
        proposed.Version = (last?.Version ?? 0) + 1;
        context.Targets.Add(proposed);
        return true;
    }

    private static bool Same(TargetEntity a, TargetEntity b) =>
        a.Comparator == b.Comparator && a.Value.Equals(b.Value) && a.Document == b.Document && a.DocumentDate == b.DocumentDate && Nullable.Equals(a.Tolerance, b.Tolerance)
        && a.Path == b.Path && a.Notes == b.Notes && a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && !a.Illustrative;
}
