namespace Kpi.Data.Identity;

/// <summary>What a bearer token may do, without the token itself.</summary>
/// <param name="Name">What it is for; shown as the actor of what is done with it.</param>
/// <param name="Roles">Role words.</param>
/// <param name="AgencyKey">Key of the agency it acts for, with those below it; null for every agency.</param>
public sealed record ApiToken(string Name, IReadOnlyList<string> Roles, string? AgencyKey = null);
