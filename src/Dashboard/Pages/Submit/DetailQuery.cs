namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A submission's page as its address asks for it.</summary>
/// <param name="Filter">Which rows of the form are shown.</param>
/// <param name="Confirming">Whether the figures a publish would replace are shown for a last look.</param>
/// <param name="Notice">What has just happened.</param>
/// <param name="Line">Key of the line a comment is asked for at; null when none is.</param>
public sealed record DetailQuery(SheetFilter Filter, bool Confirming, Notice? Notice, string? Line);
