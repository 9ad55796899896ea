using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Agencies;

/// <summary>Reads the agencies and keeps them: they change with the catalogue, and are looked for with every form.</summary>
public sealed class AgencyStore
{
    private const string StampSql = """SELECT (SELECT COUNT(*) FROM "Agency"), (SELECT MAX("Id") FROM "Agency"), (SELECT COUNT(*) FROM "AgencySuccession")""";

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private volatile Kept? _kept;

    internal AgencyStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect)
    {
        _contexts = contexts;
        _dialect = dialect;
    }

    /// <summary>Every agency, by name as Vietnamese sorts it; the same list as before while none was added. A changed name is read at the next start.</summary>
    public async Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellationToken)
    {
        // Before the agencies are read: one that is added meanwhile makes them old, never the other way round.
        var stamp = await StampAsync(cancellationToken);
        if (_kept is { } kept && kept.Stamp == stamp) return kept.Agencies;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var agencies = await context.Agencies.AsNoTracking().Include(a => a.Predecessors).ToListAsync(cancellationToken);
        IReadOnlyList<Agency> read =
        [
            .. agencies
                .OrderBy(a => a.NameVi, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))
                .Select(a => new Agency(a.Id, a.Key, new LocalText(a.NameVi, a.NameEn), a.ParentId, a.ValidFrom, a.ValidTo, [.. a.Predecessors.Select(s => new AgencySuccession(s.PredecessorId, s.On, s.Document))])),
        ];
        _kept = new Kept(stamp, read);
        return read;
    }

    private async Task<(long Count, long Last, long Successions)> StampAsync(CancellationToken cancellationToken)
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = StampSql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellationToken) ? 0 : reader.GetInt64(1), reader.GetInt64(2));
    }

    private sealed record Kept((long Count, long Last, long Successions) Stamp, IReadOnlyList<Agency> Agencies);
}
