using System.Data.Common;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Observations;

/// <summary>Reads the figures of one agency, with which every page and every check begins, or of hundreds of them: plain SQL.</summary>
internal sealed class FigureQuery(StoreDialect dialect, PeriodStore periods)
{
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
    public async Task<(List<FigureRow> Rows, Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>? Declared)> ReadAsync(
        int agencyId, IReadOnlyCollection<int>? indicators, DateTime? asOf, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
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
            rows.Add(new FigureRow(
                agencyId, reader.GetInt32(0), reader.GetInt32(1), (ObservationState)reader.GetInt16(2), Number(reader, 3), Number(reader, 4), Number(reader, 5), reader.GetBoolean(6)));
        }
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            (declared ??= [])[(reader.GetInt32(0), reader.GetInt32(1))] = (reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
        }
        return (rows, declared);
    }

    /// <summary>The figures of many agencies at once, counts only where they are asked for: each row becomes the figure it is as it is read. Windows are those of the periods.</summary>
    public async Task<List<WindowedFigure>> ReadAsync(
        IReadOnlyCollection<int> agencies, IReadOnlyCollection<int> indicators, bool counts, DateTime? asOf, CancellationToken cancellationToken)
    {
        var figures = new List<WindowedFigure>();
        var unknown = new List<(int Place, int Period, FigureRow Row)>();
        var known = await periods.ByIdAsync([], cancellationToken);
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        QuerySql.AddInstant(command, asOf);
        var condition = $"\"AgencyId\" IN ({QuerySql.List(agencies)}) AND \"IndicatorId\" IN ({QuerySql.List(indicators)}){QuerySql.Vintage(asOf)}";
        await dialect.EachFigureAsync(command, condition, indicators.Count == 1 ? indicators.First() : null, counts, Add, cancellationToken);
        if (unknown.Count > 0)
        {
            known = await periods.ByIdAsync(unknown.Select(u => u.Period).Distinct(), cancellationToken);
            foreach (var (place, period, row) in unknown) figures[place] = Figure(row, known[period]);
        }
        return figures;

        void Add(in FigureRow row)
        {
            if (!known.TryGetValue(row.Period, out var period)) unknown.Add((figures.Count, row.Period, row));
            figures.Add(period is null ? default : Figure(row, period));
        }

        static WindowedFigure Figure(in FigureRow row, Period period) => new(
            row.Agency, row.Indicator, new Figure(period, row.State, row.Value, row.Numerator, row.Denominator, row.Illustrative), period.Start, period.End);
    }

    private static double? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
