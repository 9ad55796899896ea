using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kpi.Data.Persistence.Postgres;

internal sealed class PostgresDialect : StoreDialect
{
    // Advisory lock spaces: two numbers, so that ours cannot meet another program's single-number locks.
    private const int LockSpace = 0x4B5049;
    private const int MigrationLock = 0;
    private const int PublicationLock = -1;

    public override string BackUpExtension => ".copy.gz";

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

    public override StoreFault? Explain(Exception exception) => exception.GetBaseException() switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege } => StoreFault.ReadOnly,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => StoreFault.Locked,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName }
            or NpgsqlException { InnerException: not null } or SocketException => StoreFault.Unreachable,
        _ => null,
    };

    /// <summary>
    /// Every table of the schema as PostgreSQL's own COPY text, in one snapshot, gzipped: a part is a line <c>-- table rows-as-copy</c>, the rows,
    /// and a line with <c>\.</c>. It needs no client programs on the machine.
    /// </summary>
    public override async Task BackUpAsync(KpiContext context, string path, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using var file = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach (var table in await TablesAsync(connection, cancellationToken))
        {
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"COPY {table} FROM stdin;"));
            using (var rows = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT", cancellationToken))
            {
                while (await rows.ReadLineAsync(cancellationToken) is { } row) await file.WriteLineAsync(row);
            }
            await file.WriteLineAsync("\\.");
        }
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) tables.Add(reader.GetString(0));
        return tables;
    }
}
