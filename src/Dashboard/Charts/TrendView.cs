namespace Kpi.Dashboard.Charts;

/// <summary>A trend with its words. Everything a chart shows is here, so that it can be handed to a browser's circuit as it is.</summary>
/// <param name="Labels">One for each period of the shape.</param>
/// <param name="Description">The whole trend in a sentence, for those who do not see it.</param>
/// <param name="LastValue">The last figure, as it stands beside its point.</param>
/// <param name="TickTexts">The grid lines' values, from below.</param>
/// <param name="TargetTexts">The targets' values, for each of <see cref="TrendShape.Labels"/>; the first says what they are.</param>
/// <param name="Selected">Place of the period the page is about; −1 when it has none.</param>
/// <param name="Links">Where a period leads, for each of <see cref="TrendShape.Periods"/>; empty for periods to come.</param>
public sealed record TrendView(
    TrendShape Shape,
    IReadOnlyList<TrendLabel> Labels,
    string Description,
    string LastValue,
    IReadOnlyList<string> TickTexts,
    IReadOnlyList<string> TargetTexts,
    int Selected,
    IReadOnlyList<string> Links)
{
    /// <summary>The last limits in words: upper, middle, lower; empty without limits.</summary>
    public IReadOnlyList<string> LimitTexts { get; init; } = [];

    /// <summary>The projection at its last place, in words; empty without one.</summary>
    public string ProjectionText { get; init; } = "";

    /// <summary>What the line of the year before is called; empty without one.</summary>
    public string BeforeText { get; init; } = "";

    /// <summary>What each period added, in bars below the points; null where the trend shows that itself.</summary>
    public TrendAdded? Added { get; init; }

    /// <summary>What happened, on the time axis.</summary>
    public IReadOnlyList<TrendMark> Marks { get; init; } = [];
}
