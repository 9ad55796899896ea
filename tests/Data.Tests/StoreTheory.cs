using Kpi.Data.Persistence;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests;

/// <summary>Runs a store test on every database. One that is not there is a visible skip, never a silent pass.</summary>
public abstract class StoreTheory
{
    public static TheoryData<StoreProvider> Providers => [StoreProvider.Sqlite, StoreProvider.Postgres];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Task<TestStore> StoreAsync(StoreProvider provider, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? configure = null)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        return TestStore.CreateAsync(provider, configure);
    }
}
