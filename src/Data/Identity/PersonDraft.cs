namespace Kpi.Data.Identity;

/// <summary>What an administrator says of a person.</summary>
/// <param name="DisplayName">1 to 100 characters.</param>
/// <param name="Roles">Role words; at least one.</param>
/// <param name="AgencyKey">Key of an agency; null for every agency.</param>
public sealed record PersonDraft(string DisplayName, IReadOnlyList<string> Roles, string? AgencyKey)
{
    /// <summary>Most characters of a name to show.</summary>
    public const int LongestName = 100;

    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;
}
