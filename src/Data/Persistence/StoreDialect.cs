using System.Data.Common;
using Kpi.Data.Observations;

namespace Kpi.Data.Persistence;

/// <summary>The one place that knows how the databases differ.</summary>
internal abstract class StoreDialect
{
    /// <summary>Sets what holds for the whole store and is kept in it. Done at every start: a store that was restored from a copy has lost it.</summary>
    public virtual Task PrepareAsync(KpiContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs <paramref name="migrate"/> while no other process migrates the same store. Released by the system when the process dies.</summary>
    public abstract Task WithMigrationLockAsync(KpiContext context, Func<Task> migrate, CancellationToken cancellationToken);

    /// <summary>
    /// Within the running transaction, waits until no other publish for the agency runs. Figures are read, compared and written under it.
    /// </summary>
    public abstract Task LockAgencyAsync(KpiContext context, int agencyId, CancellationToken cancellationToken);

    /// <summary>
    /// Within the running transaction, waits for the turn to add a line to the table of publishes, so that its numbers rise in commit order and a reader that has
    /// seen one number has missed none below it. Taken last and held until the commit.
    /// </summary>
    public abstract Task LockPublicationsAsync(KpiContext context, CancellationToken cancellationToken);

    /// <summary>Within the running transaction, waits until nobody else sets targets.</summary>
    public abstract Task LockTargetsAsync(KpiContext context, CancellationToken cancellationToken);

    /// <summary>A connection of its own from the provider's pool, for the few reads that are made so often that what EF adds to them shows. Not open yet.</summary>
    public abstract DbConnection Connect();

    /// <summary>Reads figures by the tens of thousands, where fetching one value after the other is most of the work, by the shortest way the database has; in no order.</summary>
    /// <param name="command">On an open connection, with the values that <paramref name="condition"/> names.</param>
    /// <param name="condition">Which rows of the table of observations.</param>
    /// <param name="alone">The indicator that all of them are of; null where there may be several.</param>
    /// <param name="counts">Whether numerators and denominators are read.</param>
    public abstract Task EachFigureAsync(DbCommand command, string condition, int? alone, bool counts, FigureAction each, CancellationToken cancellationToken);

    /// <summary>Runs one statement, with <c>$1</c>, <c>$2</c> … for its values, for each row of values within the running transaction.</summary>
    public abstract Task ExecuteEachAsync(KpiContext context, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Until it is disposed, commits on the connection of a context are whole but do not wait for the disk: when the power fails, the latest ones may be lost. <see cref="SettleAsync"/> ends that
    /// for those made so far. Begun before a transaction and disposed after it; null where commits wait as ever.
    /// </summary>
    public virtual Task<IAsyncDisposable?> DeferAsync(KpiContext context, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Has everything that was committed so far survive a failing of the power.</summary>
    public virtual Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What an exception of the provider means to an administrator, or null when it is not about the store's availability.</summary>
    public abstract StoreFault? Explain(Exception exception);

    /// <summary>Writes a consistent copy of the store to a new file while others go on reading and writing.</summary>
    public abstract Task BackUpAsync(KpiContext context, string path, CancellationToken cancellationToken);

    /// <summary>File name extension of what <see cref="BackUpAsync"/> writes, with its dot.</summary>
    public abstract string BackUpExtension { get; }
}
