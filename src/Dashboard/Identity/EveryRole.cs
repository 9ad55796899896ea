using System.Security.Claims;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Authentication;

namespace Kpi.Dashboard.Identity;

/// <summary>Gives an administrator every other role, so that the rest of the program asks for the one role it means.</summary>
internal sealed class EveryRole : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (!principal.IsInRole(Roles.Administrator) || Roles.All.All(principal.IsInRole)) return Task.FromResult(principal);
        var identity = new ClaimsIdentity(Roles.All.Where(r => !principal.IsInRole(r)).Select(r => new Claim(ClaimTypes.Role, r)));
        var all = principal.Clone();
        all.AddIdentity(identity);
        return Task.FromResult(all);
    }
}
