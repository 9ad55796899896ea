using System.Data.Common;
using Kpi.Data.Persistence;

namespace Kpi.Data.Observations;

/// <summary>Reads the figures of one agency, with which every page and every check begins, or of hundreds of them: plain SQL.</summary>
internal sealed class FigureQuery(StoreDialect dialect)
{
    private const int Places = 64;

    private const string Columns = """
        SELECT "IndicatorId", "PeriodId", "State", "Value", "Numerator", "Denominator", "Illustrative" FROM "Observation" WHERE "AgencyId" = @agency
        """;

    /// <param name="indicators">Null for all.</param>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    public async Task<List<Row>> ReadAsync(int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Columns + QuerySql.Vintage(asOf) + (indicators is null ? "" : $""" AND "IndicatorId" IN ({QuerySql.List(indicators)})""");
        QuerySql.Add(command, "@agency", agencyId);
        QuerySql.AddInstant(command, asOf);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Row(
                reader.GetInt32(0), reader.GetInt32(1), (ObservationState)reader.GetInt16(2), Number(reader, 3), Number(reader, 4), Number(reader, 5), reader.GetBoolean(6)));
        }
        return rows;
    }

    /// <summary>Of tens of thousands of rows, fetching one value after the other is most of the work: what is small comes packed into one, and counts only where they are asked for.</summary>
    public async Task<List<(int Agency, Row Row)>> ReadAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, bool counts, DateTime? asOf, CancellationToken cancellationToken)
    {
        var rows = new List<(int Agency, Row Row)>();
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        var alone = indicators.Count == 1 ? indicators.First() : (int?)null;
        command.CommandText = $"""
            SELECT "AgencyId", CAST("PeriodId" AS bigint) * {Places} + "State" * 2 + CASE WHEN "Illustrative" THEN 1 ELSE 0 END, "Value"{(counts ? """, "Numerator", "Denominator" """ : "")}{(alone is null ? """, "IndicatorId" """ : "")}
            FROM "Observation" WHERE "AgencyId" IN ({QuerySql.List(agencies)}) AND "IndicatorId" IN ({QuerySql.List(indicators)}){QuerySql.Vintage(asOf)}
            """;
        QuerySql.AddInstant(command, asOf);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = counts ? 5 : 3;
        while (await reader.ReadAsync(cancellationToken))
        {
            var packed = reader.GetInt64(1);
            rows.Add((reader.GetInt32(0), new Row(
                alone ?? reader.GetInt32(last),
                (int)(packed / Places),
                (ObservationState)(packed % Places / 2),
                Number(reader, 2),
                counts ? Number(reader, 3) : null,
                counts ? Number(reader, 4) : null,
                packed % 2 == 1)));
        }
        return rows;
    }

    private static double? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    internal readonly record struct Row(int Indicator, int Period, ObservationState State, double? Value, double? Numerator, double? Denominator, bool Illustrative);
}
