using Kpi.Data.Persistence;
using Kpi.Data.Seed;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kpi.Tests.Shared;

/// <summary>
/// A migrated, seeded store of its own on a real database: a SQLite file, or a database on the PostgreSQL server that KPI_TEST_POSTGRES names. Removed when
/// disposed. Stores are copied from one template a run, so each costs milliseconds.
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(CreateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(CreatePostgresTemplateAsync);

    private readonly ServiceProvider _services;
    private readonly Func<Task> _remove;

    private TestStore(StoreOptions options, ServiceProvider services, Func<Task> remove)
    {
        Options = options;
        _services = services;
        _remove = remove;
    }

    /// <summary>The server's connection string, or null when there is none.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable("KPI_TEST_POSTGRES");

    public StoreOptions Options { get; }

    public TestClock Clock { get; private init; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<TestStore> CreateAsync(StoreProvider provider, Action<IServiceCollection>? configure = null)
    {
        if (provider == StoreProvider.Sqlite)
        {
            var path = NewFile();
            File.Copy(await SqliteTemplate.Value, path);
            return Open(StoreOptions.SqliteFile(path), configure, () => DeleteFileAsync(path));
        }
        var template = await PostgresTemplate.Value;
        var name = NewDatabase();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return Open(new StoreOptions(StoreProvider.Postgres, ConnectionString(name)), configure, () => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)"));
    }

    /// <summary>Where an empty store may be made, for tests of migration itself.</summary>
    public static async Task<(StoreOptions Options, Func<Task> Remove)> EmptyAsync(StoreProvider provider)
    {
        if (provider == StoreProvider.Sqlite)
        {
            var path = NewFile();
            return (StoreOptions.SqliteFile(path), () => DeleteFileAsync(path));
        }
        var name = NewDatabase();
        await ExecuteAsync($"CREATE DATABASE {name}");
        return (new StoreOptions(StoreProvider.Postgres, ConnectionString(name)), () => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)"));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private static TestStore Open(StoreOptions options, Action<IServiceCollection>? configure, Func<Task> remove)
    {
        var clock = new TestClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging();
        services.AddKpiStore(options, new SeedOptions(Samples: true));
        configure?.Invoke(services);
        return new TestStore(options, services.BuildServiceProvider(), remove) { Clock = clock };
    }

    private static async Task<string> CreateSqliteTemplateAsync()
    {
        var path = NewFile();
        await MigrateAsync(StoreOptions.SqliteFile(path));
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DeleteFileAsync(path).Wait();
        return path;
    }

    private static async Task<string> CreatePostgresTemplateAsync()
    {
        var name = NewDatabase();
        await ExecuteAsync($"CREATE DATABASE {name}");
        await MigrateAsync(new StoreOptions(StoreProvider.Postgres, ConnectionString(name)));
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task MigrateAsync(StoreOptions options)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock());
        await using var built = services.AddKpiStore(options, new SeedOptions(Samples: true)).BuildServiceProvider();
        await built.GetRequiredService<StoreMigrator>().MigrateAsync();
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"kpi-test-{Guid.NewGuid():N}.db");

    private static string NewDatabase() => $"kpi_test_{Guid.NewGuid():N}";

    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(PostgresServer ?? throw new InvalidOperationException("KPI_TEST_POSTGRES is not set.")) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task DeleteFileAsync(string path)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")) File.Delete(file);
        return Task.CompletedTask;
    }
}
