namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What a count a day was calculated from.</summary>
/// <param name="Count">Null where several agencies counted over different days: each was divided by its own.</param>
/// <param name="Days">Length of the window, both ends counted; null like <paramref name="Count"/>.</param>
public sealed record DayBasis(double? Count, int? Days);
