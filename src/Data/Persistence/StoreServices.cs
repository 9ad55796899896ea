using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Diagnostics;
using Kpi.Data.Discussion;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence.Postgres;
using Kpi.Data.Persistence.Sqlite;
using Kpi.Data.Rules;
using Kpi.Data.Seed;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;
using Kpi.Data.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kpi.Data.Persistence;

/// <summary>Registers the store and everything that reads and writes it.</summary>
public static class StoreServices
{
    public static IServiceCollection AddKpiStore(this IServiceCollection services, StoreOptions store, SeedOptions seed)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton(seed);
        switch (store.Provider)
        {
            case StoreProvider.Sqlite:
                AddContext<SqliteKpiContext>(services, o => o.UseSqlite(store.ConnectionString));
                services.AddSingleton<StoreDialect, SqliteDialect>();
                break;
            case StoreProvider.Postgres:
                AddContext<PostgresKpiContext>(services, o => o.UseNpgsql(store.ConnectionString));
                services.AddSingleton<StoreDialect, PostgresDialect>();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(store), store.Provider, "Not a store provider.");
        }
        services.AddSingleton(sp => new StoreMigrator(
            Contexts(sp),
            sp.GetRequiredService<StoreDialect>(),
            new CatalogueSeeder(seed, sp.GetRequiredService<TimeProvider>())));
        services.AddSingleton<ChangeFeed>();
        services.TryAddSingleton<ICheckpoints, NoCheckpoints>();
        Add(services, sp => new PeriodStore(Contexts(sp)));
        Add(services, sp => new AgencyStore(Contexts(sp), sp.GetRequiredService<StoreDialect>()));
        Add(services, sp => new CatalogueStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new RuleStore(Contexts(sp), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new FormulaStore(Contexts(sp), sp.GetRequiredService<StoreDialect>(), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new CalendarStore(Contexts(sp), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new FormDutyStore(Contexts(sp), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new PersonStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new ApiTokenStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new SavedViewStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new IndicatorCommentStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new SeriesEventStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new TargetStore(Contexts(sp), sp.GetRequiredService<StoreDialect>(), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<PeriodStore>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new ObservationStore(Contexts(sp), sp.GetRequiredService<StoreDialect>(), sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<PeriodStore>()));
        Add(services, sp => new TargetPlanStore(Contexts(sp), sp.GetRequiredService<StoreDialect>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new SeriesStore(sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<ObservationStore>(), sp.GetRequiredService<TargetStore>()));
        Add(services, sp => new RollUpStore(sp.GetRequiredService<CatalogueStore>(), sp.GetRequiredService<ObservationStore>(), sp.GetRequiredService<TargetStore>()));
        Add(services, sp => new RestatementStore(Contexts(sp)));
        Add(services, sp => new AuditStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new LineMappingStore(Contexts(sp), sp.GetRequiredService<StoreDialect>(), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new SettingStore(Contexts(sp)));
        Add(services, sp => new StoreBackup(Contexts(sp), sp.GetRequiredService<StoreDialect>()));
        Add(services, sp => new SubmissionStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new LineCommentStore(Contexts(sp), sp.GetRequiredService<TimeProvider>()));
        Add(services, sp => new Publisher(
            Contexts(sp),
            sp.GetRequiredService<StoreDialect>(),
            sp.GetRequiredService<CatalogueStore>(),
            sp.GetRequiredService<PeriodStore>(),
            sp.GetRequiredService<ChangeFeed>(),
            sp.GetRequiredService<ICheckpoints>(),
            sp.GetRequiredService<TimeProvider>()));
        return services;
    }

    // Stores are public, what they are made of is not: their constructors are called here and nowhere else.
    private static void Add<T>(IServiceCollection services, Func<IServiceProvider, T> create)
        where T : class => services.AddSingleton(create);

    private static IDbContextFactory<KpiContext> Contexts(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<KpiContext>>();

    private static void AddContext<T>(IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where T : KpiContext
    {
        services.AddPooledDbContextFactory<T>(options =>
        {
            use(options);
            options.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning));
        });
        services.AddSingleton<IDbContextFactory<KpiContext>>(sp => new ContextFactory<T>(sp.GetRequiredService<IDbContextFactory<T>>()));

        // Identity's stores ask for a context per request; everything else asks the factory.
        services.AddScoped(sp => sp.GetRequiredService<IDbContextFactory<KpiContext>>().CreateDbContext());
    }
}
