using System.Security.Claims;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kpi.Dashboard.Identity;

/// <summary>Puts the name a person wants to be shown by and the agency they act for into their session, so that no page has to look them up.</summary>
internal sealed class UserClaims(UserManager<KpiUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<KpiUser, IdentityRole>(users, roles, options)
{
    /// <summary>Kind of the claim with the key of the agency somebody acts for.</summary>
    public const string AgencyClaim = "kpi-agency";

    /// <summary>Key of the agency somebody acts for; null for every agency.</summary>
    public static string? Agency(ClaimsPrincipal user) => user.FindFirstValue(AgencyClaim);

    /// <summary>By what a person is known for good; null for a token, which is nobody in particular.</summary>
    public static string? Id(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The name to show: the chosen one, else the one signed in with.</summary>
    public static string? DisplayName(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.GivenName) ?? user.Identity?.Name;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(KpiUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0) identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        if (user.AgencyKey is { Length: > 0 } agency) identity.AddClaim(new Claim(AgencyClaim, agency));
        return identity;
    }
}
