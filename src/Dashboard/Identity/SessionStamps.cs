using System.Collections.Concurrent;
using System.Security.Claims;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kpi.Dashboard.Identity;

/// <summary>
/// Ends the sessions of people who were locked, changed or reset: at once on the node where that was done, within two seconds on others. A session is looked at with
/// every request and every move in an open circuit, the store at most every two seconds for each person.
/// </summary>
internal sealed class SessionStamps(PersonStore people, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (string Stamp, long LookedAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Rejects a session that must end.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var stamps = context.HttpContext.RequestServices.GetRequiredService<SessionStamps>();
        if (await stamps.HoldsAsync(context.Principal, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Has the next request of somebody looked at anew.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);

    /// <summary>Whether what somebody opened, and keeps open, must end. What nobody opened in a session, as a program with a token does, does not end with one.</summary>
    public async ValueTask<bool> EndedAsync(ClaimsPrincipal session, CancellationToken cancellationToken) =>
        UserClaims.Id(session) is not null && !await HoldsAsync(session, cancellationToken);

    private async ValueTask<bool> HoldsAsync(ClaimsPrincipal? session, CancellationToken cancellationToken)
    {
        if (session is null || UserClaims.Id(session) is not { } id) return false;
        var carried = session.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        if (_known.TryGetValue(id, out var known) && time.GetElapsedTime(known.LookedAt) < Trust && string.Equals(known.Stamp, carried, StringComparison.Ordinal)) return true;

        // What is not the same as remembered may be newer than what is remembered: a password that was just changed.
        if (await people.StampAsync(id, cancellationToken) is not { } stamp || !string.Equals(stamp, carried, StringComparison.Ordinal)) return false;
        if (_known.Count >= MaxRemembered) _known.Clear();
        _known[id] = (stamp, time.GetTimestamp());
        return true;
    }
}
