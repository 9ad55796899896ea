using Kpi.Data.Seed;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence;

/// <summary>Brings the store to the program's version at start, one process at a time, and lays down the catalogue.</summary>
public sealed class StoreMigrator
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly CatalogueSeeder _seeder;

    internal StoreMigrator(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, CatalogueSeeder seeder)
    {
        _contexts = contexts;
        _dialect = dialect;
        _seeder = seeder;
    }

    /// <summary>Creates or migrates the store and seeds what is missing. Doing it again changes nothing.</summary>
    /// <exception cref="StoreException">The store is locked, read-only, newer than the program, damaged or out of reach.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await _dialect.PrepareAsync(context, cancellationToken);
            if (await IsCurrentAsync(context, cancellationToken) && await _seeder.IsCurrentAsync(context, cancellationToken)) return;
            await _dialect.WithMigrationLockAsync(
                context,
                async () =>
                {
                    await context.Database.MigrateAsync(cancellationToken);
                    await _seeder.SeedAsync(context, cancellationToken);
                },
                cancellationToken);
        }
        catch (Exception e) when (e is not (StoreException or OperationCanceledException) && _dialect.Explain(e) is { } fault)
        {
            throw new StoreException(fault, e.GetBaseException().Message, e);
        }
    }

    /// <summary>Whether the store can be reached and is at the program's version.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await IsCurrentAsync(context, cancellationToken);
        }
        catch (Exception e) when (e is StoreException || _dialect.Explain(e) is not null)
        {
            return false;
        }
    }

    private static async Task<bool> IsCurrentAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var unknown = applied.Find(m => !known.Contains(m));
        if (unknown is not null) throw new StoreException(StoreFault.Newer, unknown);
        return applied.Count == known.Count;
    }
}
