using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence;

/// <summary>Facts the program must remember between runs.</summary>
public sealed class SettingStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;

    internal SettingStore(IDbContextFactory<KpiContext> contexts) => _contexts = contexts;

    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Settings.FindAsync([key], cancellationToken) is { } setting) setting.Value = value;
        else context.Settings.Add(new SettingEntity { Key = key, Value = value });
        await context.SaveChangesAsync(cancellationToken);
    }
}
