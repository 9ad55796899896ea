using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence;

/// <summary>Lets stores ask for "the" context, whichever database it stands for.</summary>
internal sealed class ContextFactory<T>(IDbContextFactory<T> inner) : IDbContextFactory<KpiContext>
    where T : KpiContext
{
    public KpiContext CreateDbContext() => inner.CreateDbContext();

    public async Task<KpiContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
}
