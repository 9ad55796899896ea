namespace Kpi.Data.Persistence;

/// <summary>Where the store is.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">As the provider reads it.</param>
public sealed record StoreOptions(StoreProvider Provider, string ConnectionString)
{
    /// <summary>A SQLite file with the settings the program relies on: foreign keys, waiting for a writer instead of failing.</summary>
    public static StoreOptions SqliteFile(string path) =>
        new(StoreProvider.Sqlite, $"Data Source={path};Foreign Keys=True;Default Timeout=30");
}
