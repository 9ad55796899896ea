using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Layout;

/// <summary>A page in the menu.</summary>
/// <param name="Href">Its address; pages below it count as it.</param>
/// <param name="Icon">A symbol of <c>icons.svg</c>, without its <c>i-</c>.</param>
/// <param name="Key">The resource key of its name.</param>
/// <param name="Group">Where it stands in the menu.</param>
/// <param name="OnBar">Whether a small screen shows it on the bar itself, when not everything has room there.</param>
/// <param name="Role">Only people of this role see it; null for everyone.</param>
/// <param name="OfAgency">Whether it shows one agency at a time.</param>
public sealed record NavigationEntry(string Href, string Icon, string Key, NavigationGroup Group, bool OnBar = false, string? Role = null, bool OfAgency = false)
{
    /// <summary>Its address for somebody who looks at an agency (key; null for the one every page shows): they go on with that one.</summary>
    public string Address(string? agency) => OfAgency && agency is not null ? $"{Href}?{AgencyChoice.Name}={Uri.EscapeDataString(agency)}" : Href;

    /// <summary>Whether a path (without query) is this page or one below it.</summary>
    public bool IsCurrent(string path) => path == Href || (Href != "/" && path.StartsWith(Href + "/", StringComparison.Ordinal));
}
