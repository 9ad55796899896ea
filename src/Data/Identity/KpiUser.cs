using Microsoft.AspNetCore.Identity;

namespace Kpi.Data.Identity;

/// <summary>A person who may sign in.</summary>
public sealed class KpiUser : IdentityUser
{
    /// <summary>The name shown beside what they did.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Key of the agency this person acts for, with those below it; null for every agency.</summary>
    public string? AgencyKey { get; set; }

    /// <summary>Whether an administrator has locked this person out, for good: too many wrong passwords lock for minutes.</summary>
    public bool IsLockedOut => LockoutEnd == DateTimeOffset.MaxValue;
}
