using System.Data.Common;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Observations;

/// <summary>Reads the figures of one agency, with which every page and every check begins, or of hundreds of them: plain SQL.</summary>
internal sealed class FigureQuery(StoreDialect dialect, PeriodStore periods)
{
    // Of the number a row is packed into: six bits of state, then the period, then the agency.
    private const int StateBits = 6;
    private const int PeriodBits = 30;

    private const string Columns = """
        SELECT "IndicatorId", "PeriodId", "State", "Value", "Numerator", "Denominator", "Illustrative" FROM "Observation" WHERE "AgencyId" = @agency
        """;

    // From the few reports that declare a window to their figures, in this order whatever the database knows of its tables.
    private const string Declared = """
        SELECT o."IndicatorId", o."PeriodId", s."DeclaredStart", s."DeclaredEnd" FROM "Submission" s CROSS JOIN "Observation" o
        WHERE s."AgencyId" = @agency AND s."DeclaredStart" IS NOT NULL AND s."DeclaredEnd" IS NOT NULL AND o."SubmissionId" = s."Id"
        """;

    /// <summary>The figures, and the windows that their reports declare themselves, by indicator and period.</summary>
    /// <param name="indicators">Null for all.</param>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    public async Task<(List<Row> Rows, Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>? Declared)> ReadAsync(
        int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>? declared = null;
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            {Columns}{QuerySql.Vintage(asOf)}{(indicators is null ? "" : $""" AND "IndicatorId" IN ({QuerySql.List(indicators)})""")};
            {Declared}{QuerySql.Vintage(asOf)}
            """;
        QuerySql.Add(command, "@agency", agencyId);
        QuerySql.AddInstant(command, asOf);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Row(
                reader.GetInt32(0), reader.GetInt32(1), (ObservationState)reader.GetInt16(2), Number(reader, 3), Number(reader, 4), Number(reader, 5), reader.GetBoolean(6)));
        }
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            (declared ??= [])[(reader.GetInt32(0), reader.GetInt32(1))] = (reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
        }
        return (rows, declared);
    }

    /// <summary>
    /// Of tens of thousands of rows, fetching one value after the other is most of the work: what is small comes packed into one, counts only where they are asked for, and each row becomes the
    /// figure it is at once. Windows are those of the periods.
    /// </summary>
    public async Task<List<WindowedFigure>> ReadAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, bool counts, DateTime? asOf, CancellationToken cancellationToken)
    {
        var figures = new List<WindowedFigure>();
        var known = await periods.ByIdAsync([], cancellationToken);
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        var alone = indicators.Count == 1 ? indicators.First() : (int?)null;
        command.CommandText = $"""
            SELECT ((CAST("AgencyId" AS bigint) << {PeriodBits + StateBits}) | (CAST("PeriodId" AS bigint) << {StateBits})) + "State" * 2 + CASE WHEN "Illustrative" THEN 1 ELSE 0 END,
            "Value"{(counts ? """, "Numerator", "Denominator" """ : "")}{(alone is null ? """, "IndicatorId" """ : "")}
            FROM "Observation" WHERE "AgencyId" IN ({QuerySql.List(agencies)}) AND "IndicatorId" IN ({QuerySql.List(indicators)}){QuerySql.Vintage(asOf)}
            """;
        QuerySql.AddInstant(command, asOf);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = counts ? 4 : 2;
        while (await reader.ReadAsync(cancellationToken))
        {
            var packed = reader.GetInt64(0);
            var id = (int)(packed >> StateBits) & ((1 << PeriodBits) - 1);
            if (!known.TryGetValue(id, out var period))
            {
                known = await periods.ByIdAsync([id], cancellationToken);
                period = known[id];
            }
            figures.Add(new WindowedFigure(
                (int)(packed >> (PeriodBits + StateBits)),
                alone ?? reader.GetInt32(last),
                new Figure(
                    period,
                    (ObservationState)((packed & ((1 << StateBits) - 1)) >> 1),
                    Number(reader, 1),
                    counts ? Number(reader, 2) : null,
                    counts ? Number(reader, 3) : null,
                    (packed & 1) == 1),
                period.Start,
                period.End));
        }
        return figures;
    }

    private static double? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    internal readonly record struct Row(int Indicator, int Period, ObservationState State, double? Value, double? Numerator, double? Denominator, bool Illustrative);
}
