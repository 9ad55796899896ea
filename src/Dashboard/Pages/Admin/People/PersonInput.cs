using Kpi.Data.Identity;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>What the forms of a person and of a token send.</summary>
/// <param name="Roles">Role words, as chosen.</param>
/// <param name="Agency">Key; empty for every agency.</param>
public sealed record PersonInput(string Name, string DisplayName, IReadOnlyList<string> Roles, string Agency, string Reason, string Until)
{
    public static PersonInput Empty { get; } = new("", "", [], "", "", "");

    public static PersonInput Of(Person person) => new(person.UserName, person.DisplayName, person.Roles, person.AgencyKey ?? "", "", "");

    public static PersonInput Read(IFormCollection form) => new(
        form["name"].ToString(), form["display-name"].ToString(), [.. form["roles"].OfType<string>()], form["agency"].ToString(), form["reason"].ToString(), form["until"].ToString());

    public string? AgencyKey => Agency.Length > 0 ? Agency : null;

    public PersonDraft Draft() => new(DisplayName, Roles, AgencyKey);
}
