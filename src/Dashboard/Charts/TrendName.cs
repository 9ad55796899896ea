namespace Kpi.Dashboard.Charts;

/// <summary>A word in a trend, and where it stands.</summary>
/// <param name="Class">How it looks.</param>
/// <param name="X">Of its anchor, from the left.</param>
/// <param name="Y">Of its base line, from above.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
public sealed record TrendName(string Text, string Class, double X, double Y, string Anchor)
{
    /// <summary>A path from what it names to the word, where the two do not lie side by side; else empty.</summary>
    public string Lead { get; init; } = "";
}
