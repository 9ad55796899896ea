using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Identity;

/// <summary>Knows which bearer tokens are good. Tokens themselves are never stored.</summary>
public sealed class ApiTokenStore
{
    // A client asks many times a second; a revoked token may live this much longer.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);
    private const int MaxRemembered = 1000;

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, (ApiToken? Token, DateTime Until)> _known = new(StringComparer.Ordinal);

    internal ApiTokenStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>What a token may do, or null when it is unknown, expired or revoked.</summary>
    public async ValueTask<ApiToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        var now = _time.GetUtcNow().UtcDateTime;
        if (_known.TryGetValue(hash, out var known) && known.Until > now) return known.Token;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var entity = await context.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        var found = entity is null || entity.RevokedAt is not null || entity.ExpiresAt <= now ? null : new ApiToken(entity.Name, entity.Roles.Split(' '));

        // Guesses must not fill the memory.
        if (_known.Count >= MaxRemembered) _known.Clear();
        _known[hash] = (found, now + Remembered);
        return found;
    }

    /// <summary>Makes a token good that an administrator has chosen in the settings; an earlier one of the same name is revoked.</summary>
    public async Task EnsureAsync(string token, string name, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        var now = Instants.Now(_time);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.ApiTokens.Where(t => t.Name == name && t.Hash != hash && t.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.RevokedAt, now), cancellationToken);
        var entity = await context.ApiTokens.FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (entity is null)
        {
            context.ApiTokens.Add(new ApiTokenEntity { Hash = hash, Name = name, Roles = string.Join(' ', roles), CreatedAt = now, CreatedBy = "settings" });
        }
        else
        {
            entity.RevokedAt = null;
        }
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _known.Clear();
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
