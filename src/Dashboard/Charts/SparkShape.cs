namespace Kpi.Dashboard.Charts;

/// <summary>A sparkline as paths in a box of <paramref name="Width"/> × <paramref name="Height"/> units, which stretches to its place.</summary>
/// <param name="Actual">The line; broken where a value is missing, where a new year begins to count, and between points that may not be joined.</param>
/// <param name="Target">Steps of the target, of a range those of both bounds, or null.</param>
/// <param name="Last">Where the last value lies, or null when there is none.</param>
/// <param name="Gaps">Where a period has no value.</param>
/// <param name="Labels">Target values to print beside their steps.</param>
public sealed record SparkShape(int Width, int Height, string Actual, string? Target, SparkSpot? Last, IReadOnlyList<SparkSpot> Gaps, IReadOnlyList<SparkLabel> Labels)
{
    /// <summary>Where each point lies, in their order; one without a value at the foot of the box. Empty where nothing is drawn.</summary>
    public IReadOnlyList<SparkSpot> Spots { get; init; } = [];

    /// <summary>Values of a series of points, not of a line, that are joined to no other: each is to be seen by itself.</summary>
    public IReadOnlyList<SparkSpot> Alone { get; init; } = [];
}
