namespace Kpi.Browser.Tests.Gallery;

/// <summary>A page, or a state of one, that is pictured.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Path">Path and query.</param>
/// <param name="SignedIn">Whether the reader is the administrator, or nobody.</param>
/// <param name="Theme">The theme the page has of its own accord; null where it has the reader's.</param>
public sealed record GalleryPage(string Name, string Path, bool SignedIn = true, string? Theme = null)
{
    /// <summary>Every page and main state.</summary>
    /// <param name="submitted">A form that waits for a decision.</param>
    /// <param name="open">A form with open problems.</param>
    public static IReadOnlyList<GalleryPage> All(string submitted, string open) =>
    [
        new("overview", "/?period=2024-H1"),
        new("overview-unmatched", "/?period=2024-H1&status=missed&section=2"),
        new("indicators", "/indicators"),
        new("indicators-none", "/indicators?search=zzz"),
        new("indicator", "/indicators/kpi.online-full-coverage?period=2024-H1"),
        new("indicator-flow", "/indicators/cchc.3.3.received"),
        new("indicator-answer", "/indicators/cchc.1.4.2"),
        new("compare", "/compare?a=2023-H1&b=2024-H1"),
        new("compare-unlike", "/compare?a=2023-Q1&b=2024-H1"),
        new("compare-lines", "/compare?a=2023-H1&b=2024-H1&rows=lines"),
        new("targets", "/targets?year=2024"),
        new("targets-edit", "/targets?year=2024&edit=kpi.online-full-coverage%402024-Q3"),
        new("targets-paste", "/targets?year=2024&paste=1"),
        new("submit", "/submit"),
        new("submission", $"/submit/{submitted}"),
        new("submission-open", $"/submit/{open}"),
        new("review", "/review"),
        new("completeness", "/completeness"),
        new("jobs", "/jobs"),
        new("find", "/find?q=ty+le+dung+han"),
        new("admin", "/admin"),
        new("admin-formulas", "/admin/formulas"),
        new("admin-formula", "/admin/formulas/kpi.online-full-coverage"),
        new("admin-rules", "/admin/rules"),
        new("admin-rule", "/admin/rules/rule.online-total"),
        new("admin-calendars", "/admin/calendars"),
        new("account", "/account"),
        new("wall", "/wall", Theme: "dark"),
        new("sign-in", "/sign-in", SignedIn: false),
        new("not-found", "/not-found"),
        new("patterns", "/diagnostics/patterns"),
    ];

    /// <summary>What an office gathers beside its figures.</summary>
    /// <param name="person">Id of somebody whose page is looked at.</param>
    public static IReadOnlyList<GalleryPage> Offices(string person) =>
    [
        new("people", "/admin/people"),
        new("person", $"/admin/people/{person}"),
        new("tokens", "/admin/tokens"),
        new("duties", "/admin/forms"),
        new("lines", "/admin/lines"),
        new("views", "/views"),
        new("restatements", "/restatements"),
        new("terms", "/terms"),
        new("rollup", "/indicators/kpi.resolution-rate?agency=tinh-ha-nam&period=2024-H1&rollup=true"),
        new("discussion", "/indicators/cchc.7.1.1?agency=sct-ha-nam&period=2024-H1#discussion"),
    ];
}
