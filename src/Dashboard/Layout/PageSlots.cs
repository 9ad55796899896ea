namespace Kpi.Dashboard.Layout;

/// <summary>Places of the layout that a page may fill with <c>&lt;SectionContent SectionId="PageSlots.FooterFacts"&gt;</c>.</summary>
public static class PageSlots
{
    /// <summary>Facts at the foot of the page, each a <c>p</c>: until when data is published, for instance.</summary>
    public static readonly object FooterFacts = new();

    /// <summary>In the page's head: its description. <see cref="Kpi.Dashboard.Controls.PageHead"/> fills it with what the page says first.</summary>
    public static readonly object Description = new();
}
