using System.Security.Claims;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kpi.Dashboard.Identity;

/// <summary>Puts the name a person wants to be shown by into their session, so that no page has to look it up.</summary>
internal sealed class UserClaims(UserManager<KpiUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<KpiUser, IdentityRole>(users, roles, options)
{
    /// <summary>The name to show: the chosen one, else the one signed in with.</summary>
    public static string? DisplayName(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.GivenName) ?? user.Identity?.Name;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(KpiUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0) identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        return identity;
    }
}
