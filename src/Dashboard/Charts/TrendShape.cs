using System.Text.Json.Serialization;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>A trend as numbers, the same for the picture a page begins with and for the chart one can walk through.</summary>
/// <param name="Periods">From the left; those after the last point have only a target.</param>
/// <param name="Actual">The line, with a spot without a value wherever it must not go on.</param>
/// <param name="Before">The same periods a year earlier; empty when points may not be joined.</param>
/// <param name="Target">Each target, of a range its lower bound, from half a place before its period to half a place behind it.</param>
/// <param name="Labels">Where targets are named: the middle of each step of another height than the one before.</param>
/// <param name="Gaps">Places of periods without a figure.</param>
/// <param name="Last">The last figure, or null when there is none.</param>
/// <param name="Low">Lower end of the scale, at most 0.</param>
/// <param name="High">Upper end of the scale.</param>
/// <param name="Step">Distance of two grid lines.</param>
/// <param name="Connects">Whether neighbouring points are joined.</param>
public sealed record TrendShape(
    IReadOnlyList<Period> Periods,
    IReadOnlyList<TrendSpot> Actual,
    IReadOnlyList<TrendSpot> Before,
    IReadOnlyList<TrendSpot> Target,
    IReadOnlyList<TrendSpot> Labels,
    IReadOnlyList<int> Gaps,
    TrendSpot? Last,
    double Low,
    double High,
    double Step,
    bool Connects)
{
    /// <summary>The upper bounds of targets that are ranges, drawn like the targets; empty without any.</summary>
    public IReadOnlyList<TrendSpot> TargetUpper { get; init; } = [];

    /// <summary>The mean the natural limits lie around, from half a place before each point to half a place behind it; empty without limits.</summary>
    public IReadOnlyList<TrendSpot> Center { get; init; } = [];

    /// <summary>The upper natural limit; left out where no value can reach it.</summary>
    public IReadOnlyList<TrendSpot> Upper { get; init; } = [];

    /// <summary>The lower natural limit; left out where no value can reach it.</summary>
    public IReadOnlyList<TrendSpot> Lower { get; init; } = [];

    /// <summary>From the last figure over what is projected of the periods to come; empty without a projection.</summary>
    public IReadOnlyList<TrendSpot> Projection { get; init; } = [];

    /// <summary>The 80 % interval of the projection, from the last figure on.</summary>
    public IReadOnlyList<TrendRange> Band { get; init; } = [];

    /// <summary>Values of the grid lines, from below.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Ticks => [.. Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step))];

    /// <summary>Whether the last figure is named below its point, because a target is named above it.</summary>
    [JsonIgnore]
    public bool LastBelow => Last is { Y: { } value } last && Labels.Any(l => Math.Abs(l.X - last.X) < 1.5 && l.Y >= value && l.Y - value < (High - Low) / 6);

    /// <summary>
    /// Whether a target is named below its step: the next one is higher, and the line up to it would cross a name above. Not where the last figure is named there.
    /// </summary>
    public bool LabelBelow(int label) => label + 1 < Labels.Count && Labels[label + 1].Y > Labels[label].Y && !(LastBelow && Last!.X == Labels[label].X);

    /// <summary>The places that have a figure, from the left.</summary>
    [JsonIgnore]
    public IEnumerable<TrendSpot> Points => Actual.Where(s => s.Y is not null);
}
