using System.Data.Common;
using Kpi.Data.Observations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Persistence.Sqlite;

internal sealed class SqliteDialect(StoreOptions options, TimeProvider time) : StoreDialect
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);

    private volatile string? _log;

    public override string BackUpExtension => ".db";

    // A log ahead of the file: readers and the writer do not wait for each other. Without it a single insert, which reads its key back, may find the store locked
    // when it is to be committed, and that is an error the provider cannot wait out (dotnet/efcore issue 30851). EF sets it only for a file that it creates itself.
    public override Task PrepareAsync(KpiContext context, CancellationToken cancellationToken) => context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

    public override async Task WithMigrationLockAsync(KpiContext context, Func<Task> migrate, CancellationToken cancellationToken)
    {
        await using var held = await HoldAsync(context.Database.GetDbConnection().DataSource + ".migrating", cancellationToken);

        // EF keeps its own lock as a row, which outlives a killed process and would stop every later start. The file lock above does not.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await migrate();
    }

    // SQLite has one writer, and EF begins its transactions as immediate ones: whoever is inside is alone.
    public override Task LockAgencyAsync(KpiContext context, int agencyId, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task LockPublicationsAsync(KpiContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task LockTargetsAsync(KpiContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public override DbConnection Connect() => new SqliteConnection(options.ConnectionString);

    // Each value fetched and each step of an expression counts: what is small comes in one number, and a row without counts in two.
    public override async Task EachFigureAsync(DbCommand command, string condition, int? alone, bool counts, FigureAction each, CancellationToken cancellationToken)
    {
        command.CommandText = $"""
            SELECT ("AgencyId" << {FigureRow.PeriodBits + FigureRow.StateBits}) | ("PeriodId" << {FigureRow.StateBits}) | ("State" << 1) | "Illustrative",
            "Value"{(counts ? """, "Numerator", "Denominator" """ : "")}{(alone is null ? """, "IndicatorId" """ : "")}
            FROM "Observation" WHERE {condition}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = counts ? 4 : 2;
        while (await reader.ReadAsync(cancellationToken))
        {
            var packed = reader.GetInt64(0);
            each(FigureRow.Unpack(
                packed, (int)(packed >> (FigureRow.PeriodBits + FigureRow.StateBits)), alone ?? reader.GetInt32(last), Number(1), counts ? Number(2) : null, counts ? Number(3) : null));
        }

        double? Number(int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
    }

    public override async Task ExecuteEachAsync(KpiContext context, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        for (var i = 0; i < rows[0].Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"${i + 1}");
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override async Task<IAsyncDisposable?> DeferAsync(KpiContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var deferred = new Deferred((SqliteConnection)context.Database.GetDbConnection());
        deferred.Begin();
        return deferred;
    }

    // Commits lie in the log until they are moved into the file, which waits for the disk by itself. A log that is not there has been moved.
    public override Task SettleAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var log = File.OpenHandle(LogPath(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                RandomAccess.FlushToDisk(log);
            }
            catch (FileNotFoundException)
            {
            }
        },
        cancellationToken);

    /// <summary>Where the log of the database of an open connection lies: beside the file itself, whatever name or link led to it.</summary>
    internal static string LogOf(SqliteConnection open) => open.DataSource + "-wal";

    private string LogPath()
    {
        if (_log is { } known) return known;
        using var connection = new SqliteConnection(options.ConnectionString);
        connection.Open();
        return _log = LogOf(connection);
    }

    public override StoreFault? Explain(Exception exception) => (exception.GetBaseException() as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => StoreFault.Locked,
        3 or 8 or 14 => StoreFault.ReadOnly,
        11 or 26 => StoreFault.Damaged,
        _ => exception.GetBaseException() is UnauthorizedAccessException ? StoreFault.ReadOnly : null,
    };

    public override async Task BackUpAsync(KpiContext context, string path, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await target.OpenAsync(cancellationToken);
        ((SqliteConnection)context.Database.GetDbConnection()).BackupDatabase(target);

        // A copy is one file: what it is moved with must not matter.
        await using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA integrity_check;";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || reader.GetString(0) is not "ok") throw new StoreException(StoreFault.Damaged, "The copy does not pass the integrity check.");
    }

    private async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new StoreException(StoreFault.ReadOnly, path, e);
            }
            catch (IOException e) when (time.GetElapsedTime(started) > LockPatience)
            {
                throw new StoreException(StoreFault.Locked, path, e);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
        }
    }

    private sealed class Deferred(SqliteConnection connection) : IAsyncDisposable
    {
        // Many commits write the same pages: the log may be four times as long as usual before they are moved into the file.
        public void Begin() => Run("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000");

        // The connection goes back to the pool as it came.
        public ValueTask DisposeAsync()
        {
            Run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000");
            return ValueTask.CompletedTask;
        }

        private void Run(string sql)
        {
            try
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }
            catch
            {
                // Nobody else may get a connection that does not wait for the disk.
                SqliteConnection.ClearPool(connection);
                throw;
            }
        }
    }
}
