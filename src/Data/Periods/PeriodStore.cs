using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Periods;

/// <summary>Keeps the periods that carry values.</summary>
internal sealed class PeriodStore(IDbContextFactory<KpiContext> contexts)
{
    private volatile IReadOnlyDictionary<int, Period> _known = new Dictionary<int, Period>();

    /// <summary>Adds the period unless it is there; safe when two publishes meet. Call it inside the transaction that uses the period.</summary>
    public static Task EnsureAsync(KpiContext context, Period period, CancellationToken cancellationToken) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Period" ("Id", "CalendarId", "Key", "Year", "Kind", "Month", "Start", "End", "Deadline")
        VALUES ({period.Id}, {period.CalendarId}, {period.Key}, {period.Year}, {Words.Of(period.Kind)}, {period.Month}, {period.Start}, {period.End}, {period.Deadline})
        ON CONFLICT DO NOTHING
        """,
        cancellationToken);

    /// <summary>Periods by number. A number that is not known yet is looked up once more in the store.</summary>
    public async Task<IReadOnlyDictionary<int, Period>> ByIdAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var known = _known;
        if (ids.All(known.ContainsKey)) return known;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        known = await context.Periods.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToRecord(), cancellationToken);
        _known = known;
        return known;
    }
}
