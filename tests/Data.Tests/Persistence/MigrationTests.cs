using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Kpi.Data.Seed;
using Kpi.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Data.Tests.Persistence;

public sealed class MigrationTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Model_ComparedWithMigrations_HasNoPendingChanges(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: dotnet run --project tools/Migrations -- NameOfTheChange");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Migrate_EmptyStore_GivesTheSchemaOfTheModel(StoreProvider provider)
    {
        await using var migrated = await StoreAsync(provider);
        var (options, remove) = await TestStore.EmptyAsync(provider);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(true)).BuildServiceProvider();
            await using var created = await services.GetRequiredService<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
            await created.Database.EnsureCreatedAsync(Cancel);
            await using var context = await migrated.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
            Assert.Equal(await SchemaAsync(created, provider), await SchemaAsync(context, provider));
        }
        finally
        {
            await remove();
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Migrate_SeveralAtOnce_AllSucceedAndTheCatalogueIsThereOnce(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        var (options, remove) = await TestStore.EmptyAsync(provider);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
            {
                await using var services = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(true)).BuildServiceProvider();
                await services.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel);
            }));
            await using var check = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(true)).BuildServiceProvider();
            Assert.Single(await check.GetRequiredService<AgencyStore>().AllAsync(Cancel));
            var catalogue = await check.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
            Assert.Equal(63, catalogue.Form("cchc-pl1")!.Indicators.Count);
        }
        finally
        {
            await remove();
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Migrate_StoreOfANewerProgram_SaysSo(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await using (var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel))
        {
            await context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_FromTheFuture', '99.0.0')""", Cancel);
        }
        var fault = await Assert.ThrowsAsync<StoreException>(() => store.Get<StoreMigrator>().MigrateAsync(Cancel));
        Assert.Equal(StoreFault.Newer, fault.Fault);
    }

    [Fact]
    public async Task Migrate_NewStoreOrRestoredCopy_WritesItsLogAhead()
    {
        var (options, remove) = await TestStore.EmptyAsync(StoreProvider.Sqlite);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(Samples: false)).BuildServiceProvider();
            await using var context = await services.GetRequiredService<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
            for (var times = 0; times < 2; times++)
            {
                await services.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel);
                Assert.Equal("wal", (await context.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Cancel)).Single());

                // A copy is one file, without a log.
                await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", Cancel);
            }
        }
        finally
        {
            await remove();
        }
    }

    [Fact]
    public async Task Migrate_FileThatIsNoDatabase_SaysDamaged()
    {
        var (options, remove) = await TestStore.EmptyAsync(StoreProvider.Sqlite);
        try
        {
            var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
            await File.WriteAllTextAsync(path, new string('x', 5000), Cancel);
            await using var services = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(false)).BuildServiceProvider();
            var fault = await Assert.ThrowsAsync<StoreException>(() => services.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel));
            Assert.Equal(StoreFault.Damaged, fault.Fault);
        }
        finally
        {
            await remove();
        }
    }

    [Fact]
    public async Task Migrate_LeftoverLockOfAKilledProcess_IsNoObstacle()
    {
        var (options, remove) = await TestStore.EmptyAsync(StoreProvider.Sqlite);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKpiStore(options, new SeedOptions(false)).BuildServiceProvider();
            await using (var context = await services.GetRequiredService<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel))
            {
                await context.Database.ExecuteSqlRawAsync("""
                    CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                    INSERT INTO "__EFMigrationsLock" VALUES (1, '2024-01-01 00:00:00');
                    """, Cancel);
            }
            await services.GetRequiredService<StoreMigrator>().MigrateAsync(Cancel);
            Assert.True(await services.GetRequiredService<StoreMigrator>().IsReadyAsync(Cancel));
        }
        finally
        {
            await remove();
        }
    }

    private static async Task<List<string>> SchemaAsync(KpiContext context, StoreProvider provider)
    {
        var sql = provider == StoreProvider.Sqlite
            ? """SELECT name || ': ' || sql AS "Value" FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\_\_EF%' ESCAPE '\' AND name NOT LIKE 'sqlite%'"""
            : """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length::text, '') || coalesce(column_default, '') AS "Value"
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '__EFMigrationsHistory'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory'
              UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '"__EFMigrationsHistory"'
              """;
        var rows = await context.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancel);

        // A column that was added stands on no line of its own, and last, wherever the model has it.
        rows = rows.ConvertAll(row =>
        {
            var bare = string.Join(' ', row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);
            return string.Join(", ", bare.TrimEnd(')').Split(", ").Order(StringComparer.Ordinal));
        });
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
