using System.Globalization;
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
    /// <exception cref="ArgumentException">See <see cref="Check"/>.</exception>
    public static async Task<bool> WriteAsync(KpiContext context, TargetEntity proposed, CancellationToken cancellationToken)
    {
        Check(proposed.Comparator, proposed.Value, proposed.High, proposed.Path is not null);
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
            Detail = FormattableString.Invariant($"{Said(current)} → {Said(proposed)}; {proposed.Document}"),
        });
        var last = await standing.OrderByDescending(t => t.Version).Select(t => new { t.Key, t.Version }).FirstOrDefaultAsync(cancellationToken);
        proposed.Key = last?.Key ?? proposed.Key;
        proposed.Version = (last?.Version ?? 0) + 1;
        context.Targets.Add(proposed);
        return true;
    }

    /// <summary>Keeps out what nothing could be judged by: a range has two bounds and no path, every other target has one bound.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void Check(TargetComparator comparator, double value, double? high, bool path)
    {
        if (!Target.AreSound(comparator, value, high)) throw new ArgumentException("A range needs an upper bound above its lower one, and no other target has one.", nameof(high));
        if (path && comparator == TargetComparator.Between) throw new ArgumentException("A range has no path.", nameof(path));
    }

    // 90–95 of a range.
    private static string Said(TargetEntity? target) => string.Join('–', new[] { target?.Value, target?.High }.OfType<double>().Select(v => v.ToString(CultureInfo.InvariantCulture)));

    private static bool Same(TargetEntity a, TargetEntity b) =>
        a.Comparator == b.Comparator && a.Value.Equals(b.Value) && Nullable.Equals(a.High, b.High) && a.Document == b.Document && a.DocumentDate == b.DocumentDate && Nullable.Equals(a.Tolerance, b.Tolerance)
        && a.Path == b.Path && a.Notes == b.Notes && a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && !a.Illustrative;
}
