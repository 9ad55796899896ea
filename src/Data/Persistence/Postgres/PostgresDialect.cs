using System.Data.Common;
using System.Net.Sockets;
using Kpi.Data.Observations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Kpi.Data.Persistence.Postgres;

internal sealed class PostgresDialect(StoreOptions options) : StoreDialect
{
    // Advisory lock spaces: two numbers, so that ours cannot meet another program's single-number locks.
    private const int LockSpace = 0x4B5049;
    private const int MigrationLock = 0;
    private const int PublicationLock = -1;
    private const int TargetLock = -2;

    public override string BackUpExtension => ".sql.gz";

    public override async Task WithMigrationLockAsync(KpiContext context, Func<Task> migrate, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockSpace}, {MigrationLock})", cancellationToken);
        try
        {
            await migrate();
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockSpace}, {MigrationLock})", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }
    }

    public override Task LockAgencyAsync(KpiContext context, int agencyId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockSpace}, {agencyId})", cancellationToken);

    public override Task LockPublicationsAsync(KpiContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockSpace}, {PublicationLock})", cancellationToken);

    public override Task LockTargetsAsync(KpiContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockSpace}, {TargetLock})", cancellationToken);

    public override DbConnection Connect() => new NpgsqlConnection(options.ConnectionString);

    // A row for each agency, with its figures side by side: far fewer rows to send and to take apart.
    public override async Task EachFigureAsync(DbCommand command, string condition, int? alone, bool counts, FigureAction each, CancellationToken cancellationToken)
    {
        command.CommandText = $"""
            SELECT "AgencyId", "IndicatorId",
            array_agg((CAST("PeriodId" AS bigint) << {FigureRow.StateBits}) | (CAST("State" AS integer) << 1) | CAST("Illustrative" AS integer)), array_agg("Value")
            {(counts ? """, array_agg("Numerator"), array_agg("Denominator") """ : "")}
            FROM "Observation" WHERE {condition} GROUP BY "AgencyId", "IndicatorId"
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (agency, indicator, packed, values) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetFieldValue<long[]>(2), reader.GetFieldValue<double?[]>(3));
            var numerators = counts ? reader.GetFieldValue<double?[]>(4) : null;
            var denominators = counts ? reader.GetFieldValue<double?[]>(5) : null;
            for (var i = 0; i < packed.Length; i++) each(FigureRow.Unpack(packed[i], agency, indicator, values[i], numerators?[i], denominators?[i]));
        }
    }

    public override async Task ExecuteEachAsync(KpiContext context, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        await using var batch = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateBatch();
        batch.Transaction = (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in row) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public override StoreFault? Explain(Exception exception) => exception.GetBaseException() switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege } => StoreFault.ReadOnly,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => StoreFault.Locked,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName }
            or NpgsqlException { InnerException: not null } or SocketException => StoreFault.Unreachable,
        _ => null,
    };

    public override Task BackUpAsync(KpiContext context, string path, CancellationToken cancellationToken) => PostgresBackup.WriteAsync(context, path, cancellationToken);
}
