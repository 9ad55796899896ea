namespace Kpi.Data.Persistence;

/// <summary>The databases the store can live in.</summary>
public enum StoreProvider
{
    Sqlite,
    Postgres,
}
