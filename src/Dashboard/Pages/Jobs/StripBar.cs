namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>One run in a strip.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Height">From the base line up.</param>
public sealed record StripBar(int X, double Height, StripMark Mark);
