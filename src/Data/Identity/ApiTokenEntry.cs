namespace Kpi.Data.Identity;

/// <summary>A bearer token in the list of an administrator, without the token itself.</summary>
/// <param name="CreatedAt">UTC, like the other instants.</param>
/// <param name="ExpiresAt">Null when it does not expire.</param>
/// <param name="RevokedAt">Null while it has not been revoked.</param>
public sealed record ApiTokenEntry(
    int Id, string Name, IReadOnlyList<string> Roles, string? AgencyKey, DateTime CreatedAt, string CreatedBy, DateTime? ExpiresAt, DateTime? RevokedAt)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>Whether it lets anybody in at an instant (UTC).</summary>
    public bool IsGood(DateTime now) => RevokedAt is null && !(ExpiresAt <= now);
}
