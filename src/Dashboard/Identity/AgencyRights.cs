using System.Security.Claims;
using Kpi.Data.Agencies;

namespace Kpi.Dashboard.Identity;

/// <summary>Whether somebody acts for an agency. Roles say what a person does; the agency says for whom. Reading is not narrowed: figures are the whole administration's.</summary>
public sealed class AgencyRights(AgencyStore agencies)
{
    /// <param name="agency">Key; null while it is not known.</param>
    public async Task<bool> MayActAsync(ClaimsPrincipal user, string? agency, CancellationToken cancellationToken) =>
        UserClaims.Agency(user) is not { } scope || AgencyScope.Covers(scope, agency, await agencies.AllAsync(cancellationToken));
}
