using System.Security.Claims;
using Kpi.Data.Identity;

namespace Kpi.Dashboard.Layout;

/// <summary>The menu: one list for the column of a wide screen and the bar of a small one.</summary>
public sealed class Navigation
{
    /// <summary>Only pages that exist, in the order of the menu.</summary>
    public static readonly IReadOnlyList<NavigationEntry> Pages =
    [
        new("/", "home", "nav.overview", NavigationGroup.Results, OnBar: true, OfAgency: true),
        new("/indicators", "chart", "nav.indicators", NavigationGroup.Results, OnBar: true, OfAgency: true),
        new("/compare", "cmp", "nav.compare", NavigationGroup.Results, OnBar: true, OfAgency: true),
        new("/targets", "target", "nav.targets", NavigationGroup.Results, OfAgency: true),
        new("/submit", "up", "nav.submit", NavigationGroup.Reporting, OnBar: true),
        new("/review", "check", "nav.review", NavigationGroup.Reporting),
        new("/completeness", "grid", "nav.completeness", NavigationGroup.Reporting),
        new("/jobs", "clock", "nav.jobs", NavigationGroup.Operation),
        new("/admin", "gear", "nav.admin", NavigationGroup.Operation, Role: Roles.Administrator),
    ];

    /// <summary>Five places of at least 72 px on the narrowest screen (360 px).</summary>
    private const int BarPlaces = 5;

    public Navigation(IReadOnlyList<NavigationEntry> entries)
    {
        Entries = entries;
        var fits = entries.Count <= BarPlaces;
        Bar = [.. entries.Where(e => fits || e.OnBar).Take(fits ? BarPlaces : BarPlaces - 1)];
        More = [.. entries.Except(Bar)];
    }

    public IReadOnlyList<NavigationEntry> Entries { get; }

    /// <summary>What stands on the bar of a small screen.</summary>
    public IReadOnlyList<NavigationEntry> Bar { get; }

    /// <summary>What the bar's last place opens; empty when everything fits.</summary>
    public IReadOnlyList<NavigationEntry> More { get; }

    /// <summary>The menu as somebody sees it: without the pages of roles they do not have.</summary>
    public Navigation For(ClaimsPrincipal user) => Entries.All(e => Sees(user, e)) ? this : new Navigation([.. Entries.Where(e => Sees(user, e))]);

    private static bool Sees(ClaimsPrincipal user, NavigationEntry entry) => entry.Role is null || user.IsInRole(entry.Role);
}
