using System.Data.Common;
using System.Globalization;
using Kpi.Data.Persistence;

namespace Kpi.Data.Observations;

/// <summary>Reads the figures of one agency. Every page and every check begins with it, so it is plain SQL.</summary>
internal sealed class FigureQuery(StoreDialect dialect)
{
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
        command.CommandText = Columns
            + (asOf is null ? """ AND "SupersededAt" IS NULL""" : """ AND "RecordedAt" <= @asOf AND ("SupersededAt" IS NULL OR "SupersededAt" > @asOf)""")
            + (indicators is null ? "" : $""" AND "IndicatorId" IN ({string.Join(',', indicators.Select(i => i.ToString(CultureInfo.InvariantCulture)))})""");
        Add(command, "@agency", agencyId);
        if (asOf is { } instant) Add(command, "@asOf", instant.Kind == DateTimeKind.Utc ? instant : instant.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Row(
                reader.GetInt32(0), reader.GetInt32(1), (ObservationState)reader.GetInt16(2), Number(reader, 3), Number(reader, 4), Number(reader, 5), reader.GetBoolean(6)));
        }
        return rows;
    }

    private static double? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    internal readonly record struct Row(int Indicator, int Period, ObservationState State, double? Value, double? Numerator, double? Denominator, bool Illustrative);
}
