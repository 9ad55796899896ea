namespace Kpi.Dashboard.Charts;

/// <summary>What the periods of a trend added, as bars below its points.</summary>
/// <param name="Title">What the bars are.</param>
/// <param name="UnitOfMeasure">Of the bars; empty where it goes without saying.</param>
/// <param name="Description">The bars in a sentence, for those who do not see them.</param>
/// <param name="Bars">By place in the trend; null where nothing can be said.</param>
public sealed record TrendAdded(string Title, string UnitOfMeasure, string Description, IReadOnlyList<TrendBar?> Bars);
