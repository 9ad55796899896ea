namespace Kpi.Dashboard.Pages.Admin;

/// <summary>A part of the administration with a page of its own.</summary>
/// <param name="Href">Its address, below <c>/admin/</c>.</param>
/// <param name="Key">The resource key of its name.</param>
/// <param name="About">The resource key of what can be done there.</param>
public sealed record AdminSection(string Href, string Key, string About)
{
    /// <summary>Only those that exist, in the order they are listed.</summary>
    public static IReadOnlyList<AdminSection> All { get; } =
    [
        new("/admin/people", "people.title", "people.about"),
        new("/admin/tokens", "tokens.title", "tokens.about"),
        new("/admin/rules", "rules.title", "rules.about"),
        new("/admin/formulas", "formulas.title", "formulas.about"),
        new("/admin/calendars", "calendars.title", "calendars.about"),
        new("/admin/forms", "duties.title", "duties.about"),
        new("/admin/lines", "lines.title", "lines.about"),
    ];
}
