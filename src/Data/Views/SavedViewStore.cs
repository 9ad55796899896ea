using System.Globalization;
using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Views;

/// <summary>Keeps saved views: a person's own, and those that are shared with everybody. What happens to shared ones is in the log.</summary>
public sealed class SavedViewStore
{
    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal SavedViewStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>What the log calls the shared views.</summary>
    public const string Subject = "views";

    /// <summary>What a person sees: their own and the shared ones, by page and name, and which of them their overview opens with.</summary>
    public async Task<(IReadOnlyList<SavedView> Views, int? Default)> ForAsync(string ownerId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Seen(context, ownerId).AsNoTracking().ToListAsync(cancellationToken);
        var first = await context.DefaultViews.AsNoTracking().Where(d => d.OwnerId == ownerId).Select(d => (int?)d.ViewId).FirstOrDefaultAsync(cancellationToken);
        return ([.. rows.OrderBy(v => v.Page).ThenBy(v => v.Name, ByName).ThenBy(v => v.Id).Select(v => v.ToRecord())], rows.Exists(v => v.Id == first) ? first : null);
    }

    /// <summary>The view a person's overview opens with; null when they have chosen none, or it is no longer shared with them.</summary>
    public async Task<SavedView?> DefaultAsync(string ownerId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await Seen(context, ownerId).AsNoTracking().FirstOrDefaultAsync(v => context.DefaultViews.Any(d => d.OwnerId == ownerId && d.ViewId == v.Id), cancellationToken))?.ToRecord();
    }

    /// <summary>Saves filters under a name; what the person had saved under that name on that page is replaced.</summary>
    public async Task<SavedViewFault?> SaveAsync(string ownerId, string owner, ViewPage page, string name, string query, bool shared, CancellationToken cancellationToken)
    {
        if (Clean(name) is not { } called) return SavedViewFault.Name;
        if (query.Length > SavedView.LongestQuery) return SavedViewFault.Query;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var own = await context.SavedViews.Where(v => v.OwnerId == ownerId).ToListAsync(cancellationToken);
        var now = Instants.Now(_time);
        if (own.Find(v => v.Page == page && string.Equals(v.Name, called, StringComparison.Ordinal)) is { } known)
        {
            if (known.Shared || shared) Log(context, now, owner, shared ? "view.share" : "view.unshare", known.Page, known.Name, query);
            (known.Query, known.Shared, known.Owner, known.ChangedAt) = (query, shared, owner, now);
        }
        else
        {
            if (own.Count >= SavedView.MostOfOne) return SavedViewFault.Many;
            context.SavedViews.Add(new SavedViewEntity { OwnerId = ownerId, Owner = owner, Page = page, Name = called, Query = query, Shared = shared, ChangedAt = now });
            if (shared) Log(context, now, owner, "view.share", page, called, query);
        }
        return await SaveAsync(context, transaction, cancellationToken);
    }

    /// <summary>Renames a view, and shares it or keeps it to oneself.</summary>
    /// <param name="others">Whether the person may change what others have shared.</param>
    public async Task<SavedViewFault?> ChangeAsync(int id, string ownerId, string actor, string name, bool shared, bool others, CancellationToken cancellationToken)
    {
        if (Clean(name) is not { } called) return SavedViewFault.Name;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await OwnAsync(context, id, ownerId, others, cancellationToken) is not { } view) return SavedViewFault.Gone;
        if (string.Equals(view.Name, called, StringComparison.Ordinal) && view.Shared == shared) return null;
        var now = Instants.Now(_time);
        if (view.Shared || shared)
        {
            var action = view.Shared == shared ? "view.rename" : shared ? "view.share" : "view.unshare";
            Log(context, now, actor, action, view.Page, view.Name, string.Equals(view.Name, called, StringComparison.Ordinal) ? view.Query : "→ " + called);
        }
        (view.Name, view.Shared, view.ChangedAt) = (called, shared, now);
        return await SaveAsync(context, transaction, cancellationToken);
    }

    /// <summary>Deletes a view; whose overview opened with it sees it as it is again.</summary>
    /// <param name="others">Whether the person may delete what others have shared.</param>
    public async Task<SavedViewFault?> DeleteAsync(int id, string ownerId, string actor, bool others, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await OwnAsync(context, id, ownerId, others, cancellationToken) is not { } view) return SavedViewFault.Gone;
        if (view.Shared) Log(context, Instants.Now(_time), actor, "view.delete", view.Page, view.Name, view.Query);
        context.SavedViews.Remove(view);
        return await SaveAsync(context, transaction, cancellationToken);
    }

    /// <summary>Chooses the view a person's overview opens with.</summary>
    /// <param name="id">A view of the overview that the person sees; null for none.</param>
    public async Task<SavedViewFault?> OpenWithAsync(string ownerId, int? id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.DefaultViews.Where(d => d.OwnerId == ownerId).ExecuteDeleteAsync(cancellationToken);
        if (id is { } chosen)
        {
            if (!await Seen(context, ownerId).AnyAsync(v => v.Id == chosen && v.Page == ViewPage.Overview, cancellationToken)) return SavedViewFault.Gone;
            context.DefaultViews.Add(new DefaultViewEntity { OwnerId = ownerId, ViewId = chosen });
        }
        return await SaveAsync(context, transaction, cancellationToken);
    }

    private static IQueryable<SavedViewEntity> Seen(KpiContext context, string ownerId) => context.SavedViews.Where(v => v.OwnerId == ownerId || v.Shared);

    private static Task<SavedViewEntity?> OwnAsync(KpiContext context, int id, string ownerId, bool others, CancellationToken cancellationToken) =>
        context.SavedViews.FirstOrDefaultAsync(v => v.Id == id && (v.OwnerId == ownerId || (v.Shared && others)), cancellationToken);

    private static string? Clean(string name) => name.Trim() is { Length: > 0 and <= SavedView.LongestName } called ? called : null;

    private static async Task<SavedViewFault?> SaveAsync(KpiContext context, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException)
        {
            // The index has refused a second view of the name, or somebody else was faster.
            return SavedViewFault.Taken;
        }
    }

    private static void Log(KpiContext context, DateTime now, string actor, string action, ViewPage page, string name, string detail) =>
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = action, Subject = Subject, Detail = $"{Words.Of(page)}: {name}; {detail}" });
}
