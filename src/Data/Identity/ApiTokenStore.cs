using System.Collections.Concurrent;
using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Audit;
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
        var hash = SecretCode.Hash(token);
        var now = _time.GetUtcNow().UtcDateTime;
        if (_known.TryGetValue(hash, out var known) && known.Until > now) return known.Token;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var entity = await context.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        var found = entity is null || entity.RevokedAt is not null || entity.ExpiresAt <= now ? null : new ApiToken(entity.Name, entity.Roles.Split(' '), entity.AgencyKey);

        // Guesses must not fill the memory.
        if (_known.Count >= MaxRemembered) _known.Clear();
        _known[hash] = (found, now + Remembered);
        return found;
    }

    /// <summary>Makes a token good that an administrator has chosen in the settings; an earlier one of the same name is revoked.</summary>
    public async Task EnsureAsync(string token, string name, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        var hash = SecretCode.Hash(token);
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

    /// <summary>Every token there ever was, the latest first.</summary>
    public async Task<IReadOnlyList<ApiTokenEntry>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await context.ApiTokens.AsNoTracking().OrderByDescending(t => t.Id).ToListAsync(cancellationToken)).ConvertAll(t => t.ToRecord());
    }

    /// <summary>Makes a token; it is known here and now, and nowhere else. The change is in the log.</summary>
    /// <param name="agencyKey">Null for every agency.</param>
    /// <param name="expiresAt">UTC; null for never.</param>
    public async Task<(ApiTokenFault? Fault, string? Token)> CreateAsync(
        string name, IReadOnlyList<string> roles, string? agencyKey, DateTime? expiresAt, string actor, CancellationToken cancellationToken)
    {
        var now = Instants.Now(_time);
        var called = name.Trim();
        if (called.Length is 0 or > ApiTokenEntry.LongestName || PersonChecker.IsReserved(called)) return (ApiTokenFault.Name, null);
        if (roles.Count == 0 || roles.Any(r => !Roles.All.Contains(r, StringComparer.Ordinal))) return (ApiTokenFault.Roles, null);
        if (expiresAt <= now) return (ApiTokenFault.Expiry, null);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (agencyKey is not null && !await context.Set<AgencyEntity>().AnyAsync(a => a.Key == agencyKey, cancellationToken)) return (ApiTokenFault.Agency, null);
        var normal = called.ToUpperInvariant();
        var taken = await context.Users.AnyAsync(u => u.NormalizedUserName == normal, cancellationToken)
            || await context.ApiTokens.AnyAsync(t => t.Name == called && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now), cancellationToken);
        if (taken) return (ApiTokenFault.Taken, null);
        var token = SecretCode.New();
        var words = string.Join(' ', Roles.All.Where(r => roles.Contains(r, StringComparer.Ordinal)));
        context.ApiTokens.Add(new ApiTokenEntity { Hash = SecretCode.Hash(token), Name = called, Roles = words, AgencyKey = agencyKey, CreatedAt = now, CreatedBy = actor, ExpiresAt = expiresAt });
        Log(context, now, actor, "token.add", called, string.Create(CultureInfo.InvariantCulture, $"{words} @{agencyKey ?? "*"}; {expiresAt:yyyy-MM-dd}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, token);
    }

    /// <summary>Revokes a token: within ten seconds no node accepts it any more. False when there is none, or it has been revoked.</summary>
    public async Task<bool> RevokeAsync(int id, string actor, CancellationToken cancellationToken)
    {
        var now = Instants.Now(_time);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.ApiTokens.FirstOrDefaultAsync(t => t.Id == id && t.RevokedAt == null, cancellationToken) is not { } token) return false;
        token.RevokedAt = now;
        Log(context, now, actor, "token.revoke", token.Name, null);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _known.Clear();
        return true;
    }

    private static void Log(KpiContext context, DateTime now, string actor, string action, string name, string? detail) =>
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = action, Subject = "token:" + name, Detail = detail });
}
