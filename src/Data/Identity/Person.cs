namespace Kpi.Data.Identity;

/// <summary>Somebody who may sign in, as an administrator sees them.</summary>
/// <param name="Roles">Role words, in the order of <see cref="Identity.Roles.All"/>.</param>
/// <param name="AgencyKey">Key of the agency they act for, with those below it; null for every agency.</param>
/// <param name="Locked">Whether an administrator has locked them out.</param>
/// <param name="HasPassword">Whether they have set a password: until then only a link lets them in.</param>
/// <param name="LinkUntil">UTC; until when the link they were given is good. Null when there is none, or it is no longer good.</param>
public sealed record Person(
    string Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, string? AgencyKey, bool Locked, bool HasPassword, DateTime? LinkUntil)
{
    /// <summary>What the log calls a person; a name may change, this does not.</summary>
    public static string Subject(string id) => "person:" + id;

    /// <summary>The name to show.</summary>
    public string Name => DisplayName.Length > 0 ? DisplayName : UserName;
}
