using System.Data.Common;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Targets;

/// <summary>Reads the targets of some agencies, each with the days it is in force. Every series and page asks for them, so it is plain SQL.</summary>
internal sealed class TargetQuery(StoreDialect dialect, PeriodStore periods)
{
    private const string Columns = """
        SELECT "Key", "IndicatorId", "AgencyId", "PeriodId", "Comparator", "Value", "Document", "Illustrative", "Notes", "ValidFrom", "ValidTo", "Tolerance", "Path", "DocumentDate", "Version", "High"
        FROM "Target" WHERE
        """;

    /// <param name="indicators">Null for all.</param>
    /// <param name="asOf">UTC instant of the vintage; null for what has been recorded until now.</param>
    /// <returns>The versions that judge a period, see <see cref="TargetValidity"/>.</returns>
    public async Task<List<Target>> ReadAsync(IReadOnlyCollection<int> agencies, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken) =>
        TargetValidity.Of(await VersionsAsync(agencies, indicators, asOf, cancellationToken));

    /// <summary>Every version of the targets of some agencies and of everyone, with its number.</summary>
    public async Task<IReadOnlyCollection<(int Version, Target Target)>> VersionsAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        if (indicators is { Count: 0 }) return [];
        var rows = new List<(int Period, int Version, Target Target)>();
        await using (var connection = dialect.Connect())
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Columns
                + $""" ("AgencyId" IS NULL OR "AgencyId" IN ({QuerySql.List(agencies)}))"""
                + (asOf is null ? "" : """ AND "RecordedAt" <= @asOf""")
                + (indicators is null ? "" : $""" AND "IndicatorId" IN ({QuerySql.List(indicators)})""");
            QuerySql.AddInstant(command, asOf);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) rows.Add((reader.GetInt32(3), reader.GetInt32(14), Read(reader)));
        }
        if (rows.Count == 0) return [];
        var known = await periods.ByIdAsync(rows.Select(r => r.Period), cancellationToken);
        return rows.ConvertAll(r => (r.Version, r.Target with { Period = known[r.Period] }));
    }

    // Its period is put in afterwards, from those that are known already.
    private static Target Read(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt32(1),
        reader.IsDBNull(2) ? null : reader.GetInt32(2),
        null!,
        Words.Parse<TargetComparator>(reader.GetString(4)),
        reader.GetDouble(5),
        reader.GetString(6),
        reader.GetBoolean(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        Date(reader, 9),
        Date(reader, 10))
    {
        High = reader.IsDBNull(15) ? null : reader.GetDouble(15),
        Tolerance = reader.IsDBNull(11) ? null : reader.GetDouble(11),
        Path = reader.IsDBNull(12) ? null : TargetPath.Parse(reader.GetString(12)),
        DocumentDate = Date(reader, 13),
    };

    private static DateOnly? Date(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
