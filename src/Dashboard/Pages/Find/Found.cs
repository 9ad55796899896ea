namespace Kpi.Dashboard.Pages.Find;

/// <summary>One answer: where it leads, and what it is called.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Detail">What it is, in a few words.</param>
/// <param name="Href">Its address.</param>
/// <param name="Icon">A symbol of <c>icons.svg</c>, without its <c>i-</c>.</param>
public sealed record Found(FoundKind Kind, string Name, string Detail, string Href, string Icon);
