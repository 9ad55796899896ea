using Kpi.Data.Persistence;
using Kpi.Data.Persistence.Sqlite;
using Kpi.Data.Submissions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Persistence;

public sealed class DeferredCommitTests : StoreTheory
{
    [Fact]
    public async Task Defer_Disposed_ConnectionWaitsForTheDiskAgain()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        await context.Database.OpenConnectionAsync(Cancel);
        var usual = await SettingsAsync(context);
        Assert.Equal((2L, 1000L), usual);
        await using (await store.Get<StoreDialect>().DeferAsync(context, Cancel)) Assert.Equal((1L, 4000L), await SettingsAsync(context));
        Assert.Equal(usual, await SettingsAsync(context));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Settle_WithAndWithoutSomethingToKeep_LeavesTheStoreInUse(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var dialect = store.Get<StoreDialect>();
        await dialect.SettleAsync(Cancel);
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        await using (await dialect.DeferAsync(context, Cancel))
        await using (var transaction = await context.Database.BeginTransactionAsync(Cancel))
        {
            await RowInsert.AddNewAsync(context, new FileEntity { Sha256 = new string('a', 64), Content = [1] }, Cancel);

            // While somebody writes: neither waits for the other.
            await dialect.SettleAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }
        await dialect.SettleAsync(Cancel);
        await using var other = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(1, await other.Files.CountAsync(Cancel));
    }

    [Fact]
    public async Task Log_OfAStoreThatIsALink_LiesBesideTheFileItself()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-log-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "disk"));
            await File.WriteAllBytesAsync(Path.Combine(folder, "disk", "store.db"), [], Cancel);
            File.CreateSymbolicLink(Path.Combine(folder, "kpi.db"), Path.Combine(folder, "disk", "store.db"));
            foreach (var name in (string[])[Path.Combine(folder, "kpi.db"), "file:" + Path.Combine(folder, "kpi.db")])
            {
                await using var connection = new SqliteConnection($"Data Source={name};Pooling=False");
                await connection.OpenAsync(Cancel);
                await using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES (1)";
                await command.ExecuteNonQueryAsync(Cancel);
                Assert.True(new FileInfo(SqliteDialect.LogOf(connection)) is { Exists: true, Length: > 0 }, name);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Synchronous, long Checkpoint)> SettingsAsync(KpiContext context) =>
        (await NumberAsync(context, "PRAGMA synchronous"), await NumberAsync(context, "PRAGMA wal_autocheckpoint"));

    private static async Task<long> NumberAsync(KpiContext context, string sql)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
