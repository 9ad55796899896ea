using System.Diagnostics;
using System.IO.Compression;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Seed;
using Kpi.Jobs.Import;
using Kpi.Jobs.Maintenance;
using Kpi.Jobs.Scheduling;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kpi.Jobs.Tests.Maintenance;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"kpi-backup-{Guid.NewGuid():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.Postgres)]
    public async Task BackUp_RestoredElsewhere_HasEveryObservation(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await StoreAsync(provider);
        await store.PublishFormAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"));
        var expected = await store.Get<ObservationStore>().QueryAsync(null, null, null, null, 0, 1000, Cancel);
        var backup = await store.Get<BackupService>().BackUpAsync(Cancel);
        Assert.True(backup.Bytes > 1000);

        var (options, remove) = await TestStore.EmptyAsync(provider);
        try
        {
            await RestoreAsync(backup.Path, options);
            await using var restored = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(true)).AddKpiImport(new ImportOptions()).BuildServiceProvider();
            await restored.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel);
            Assert.Equal(expected, await restored.GetRequiredService<ObservationStore>().QueryAsync(null, null, null, null, 0, 1000, Cancel));
        }
        finally
        {
            await remove();
        }
    }

    [Fact]
    public async Task BackUp_MoreThanAreKept_RemovesTheOldest()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        for (var i = 0; i < 5; i++)
        {
            store.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(Math.Min(i + 1, 3), (await store.Get<BackupService>().BackUpAsync(Cancel)).Kept);
        }
        Assert.Equal(["kpi-20240620T073200Z.db", "kpi-20240621T073200Z.db", "kpi-20240622T073200Z.db"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task BackUp_LeftoverOfAKilledRun_IsRemoved()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, ".kpi-20240101T000000Z.db.part"), "half", Cancel);
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        await store.Get<BackupService>().BackUpAsync(Cancel);
        Assert.Single(Directory.GetFiles(_folder));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private Task<TestStore> StoreAsync(StoreProvider provider) => TestStore.CreateAsync(provider, s => s
        .AddKpiImport(new ImportOptions())
        .AddSingleton(new BackupOptions { Path = _folder, Keep = 3 })
        .AddSingleton<BackupService>());

    private static async Task RestoreAsync(string backup, StoreOptions options)
    {
        if (options.Provider == StoreProvider.Sqlite)
        {
            File.Copy(backup, new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
            return;
        }

        // As docs/operations.md says: an empty store of this version, then the script.
        await using (var empty = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(true)).BuildServiceProvider()) await empty.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel);
        var script = backup + ".sql";
        await using (var zipped = new GZipStream(File.OpenRead(backup), CompressionMode.Decompress))
        await using (var plain = File.Create(script))
        {
            await zipped.CopyToAsync(plain, Cancel);
        }
        var server = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        using var psql = Process.Start(new ProcessStartInfo("psql")
        {
            UseShellExecute = false,
            ArgumentList = { "-h", server.Host!, "-U", server.Username!, "-d", server.Database!, "-v", "ON_ERROR_STOP=1", "-q", "-o", "/dev/null", "-1", "-f", script },
        })!;
        await psql.WaitForExitAsync(Cancel);
        Assert.Equal(0, psql.ExitCode);
    }
}
