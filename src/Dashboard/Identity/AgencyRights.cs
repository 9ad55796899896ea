using System.Security.Claims;
using Kpi.Data.Agencies;

namespace Kpi.Dashboard.Identity;

/// <summary>Whether somebody acts for an agency. Roles say what a person does; the agency says for whom. Reading is not narrowed: figures are the whole administration's.</summary>
public sealed class AgencyRights(AgencyStore agencies)
{
    /// <param name="agency">Key; null while it is not known.</param>
    public async Task<bool> MayActAsync(ClaimsPrincipal user, string? agency, CancellationToken cancellationToken) =>
        UserClaims.Agency(user) is not { } scope || AgencyScope.Covers(scope, agency, await agencies.AllAsync(cancellationToken));

    /// <summary>Whether somebody says what holds for an agency: its targets, and what happened to its series.</summary>
    /// <param name="agency">Key; null for every agency at once, of which only those say it who act for all.</param>
    public async Task<bool> MaySettleAsync(ClaimsPrincipal user, string? agency, CancellationToken cancellationToken) =>
        agency is null ? ActsForAll(user) : await MayActAsync(user, agency, cancellationToken);

    public static bool ActsForAll(ClaimsPrincipal user) => UserClaims.Agency(user) is null;
}
