using System.Data.Common;
using System.Net.Sockets;
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
