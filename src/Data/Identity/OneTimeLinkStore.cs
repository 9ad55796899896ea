using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Identity;

/// <summary>The link by which the first administrator signs in: one at a time, good once and for a day. Only its hash is kept.</summary>
public sealed class OneTimeLinkStore
{
    private const string Key = "sign-in.link";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal OneTimeLinkStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Makes a new code; an earlier one is no longer good.</summary>
    public async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var code = SecretCode.New();
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var expires = (_time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await context.Settings.Where(s => s.Key == Key).ExecuteDeleteAsync(cancellationToken);
        context.Settings.Add(new SettingEntity { Key = Key, Value = $"{SecretCode.Hash(code)}|{expires}" });
        await context.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Uses a code up. False when it is not the current one, has been used or has expired.</summary>
    public async Task<bool> UseAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Settings.AsNoTracking().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        if (stored?.Split('|') is not [var hash, var expires]) return false;
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(SecretCode.Hash(code)));
        if (!same || _time.GetUtcNow().ToUnixTimeSeconds() > long.Parse(expires, CultureInfo.InvariantCulture)) return false;

        // Of two callers with the same code, one deletes the row.
        return await context.Settings.Where(s => s.Key == Key && s.Value == stored).ExecuteDeleteAsync(cancellationToken) == 1;
    }
}
