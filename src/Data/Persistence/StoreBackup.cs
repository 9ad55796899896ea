using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence;

/// <summary>Copies the whole store, consistent at one moment, while it is in use.</summary>
public sealed class StoreBackup
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;

    internal StoreBackup(IDbContextFactory<KpiContext> contexts, StoreDialect dialect)
    {
        _contexts = contexts;
        _dialect = dialect;
    }

    /// <summary>File name extension of a copy, with its dot.</summary>
    public string Extension => _dialect.BackUpExtension;

    /// <summary>Writes a copy to a file that does not exist yet.</summary>
    /// <exception cref="StoreException">The copy is not sound.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await _dialect.BackUpAsync(context, path, cancellationToken);
    }
}
