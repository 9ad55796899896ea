using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kpi.Data.Persistence.Postgres;

/// <summary>
/// Writes the rows of every table, as they were at one moment, as a script for psql: what refers to others comes after them, so that it loads without special
/// rights into an empty store of the same version. It needs no client programs on this machine.
/// </summary>
internal static class PostgresBackup
{
    public static async Task WriteAsync(KpiContext context, string path, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();

        // One snapshot for all tables.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var tables = await TablesAsync(connection, cancellationToken);
        await using var file = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        await file.WriteLineAsync($"TRUNCATE {string.Join(", ", tables)};");
        foreach (var table in tables)
        {
            await file.WriteLineAsync($"COPY {table} FROM stdin;");
            using (var rows = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT", cancellationToken))
            {
                while (await rows.ReadLineAsync(cancellationToken) is { } row) await file.WriteLineAsync(row);
            }
            await file.WriteLineAsync("\\.");
        }
        foreach (var statement in await SequencesAsync(connection, cancellationToken)) await file.WriteLineAsync(statement);
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(connection, "SELECT quote_ident(table_name), '' FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name", cancellationToken);
        var references = await ReadAsync(
            connection,
            """
            SELECT quote_ident(f.relname), quote_ident(t.relname) FROM pg_constraint c JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
            WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND c.conrelid <> c.confrelid
            """,
            cancellationToken);
        var ordered = new List<string>();
        var left = all.ConvertAll(t => t.First);
        while (left.Count > 0)
        {
            var next = left.Find(t => references.TrueForAll(r => r.First != t || ordered.Contains(r.Second, StringComparer.Ordinal)))
                ?? throw new InvalidOperationException("Tables refer to each other in a circle.");
            ordered.Add(next);
            left.Remove(next);
        }
        return ordered;
    }

    // New rows must not get numbers that restored ones have.
    private static async Task<List<string>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var columns = await ReadAsync(
            connection,
            """
            SELECT quote_ident(table_name), column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL ORDER BY table_name
            """,
            cancellationToken);
        return columns.ConvertAll(c => $"""SELECT setval(pg_get_serial_sequence('{c.First}', '{c.Second}'), coalesce(max("{c.Second}"), 0) + 1, false) FROM {c.First};""");
    }

    private static async Task<List<(string First, string Second)>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
