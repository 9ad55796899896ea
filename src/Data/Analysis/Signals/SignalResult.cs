namespace Kpi.Data.Analysis.Signals;

/// <summary>What statistical process control says of a series.</summary>
/// <param name="Points">One for each point given.</param>
/// <param name="Limits">Of the last point with limits; null when there is none.</param>
/// <param name="MovingRange">Mean moving range behind the last limits; null for p charts and without two neighbours.</param>
/// <param name="SigmaZ">Laney's σz of the last segment: 1 where only chance varies; null for XmR.</param>
/// <param name="Variation">Null without limits.</param>
/// <param name="Assurance">Null without limits, target or direction.</param>
/// <param name="Count">Points with a value in the last segment.</param>
public sealed record SignalResult(
    IReadOnlyList<SignalPoint> Points, ControlLimits? Limits, double? MovingRange, double? SigmaZ, Variation? Variation, Assurance? Assurance, int Count)
{
    /// <summary>Points from which a page shows a verdict (NHSRplotthedots' code and the Making Data Count tools).</summary>
    public const int VerdictFrom = 13;

    /// <summary>Points from which a page draws limits.</summary>
    public const int LimitsFrom = 5;

    /// <summary>Upper limit of a moving range; 0 when nothing moves.</summary>
    public double? MovingRangeUpper => ControlChartLimits.RangeLimit * MovingRange;

    /// <summary>
    /// The same beside what was reported: flags and verdicts of what each point comes to over the days of its period, values as they are, and limits of the days they cover. The moving range
    /// stays that of whole periods, and so would assurance, which therefore nothing is said of while the last window is another one.
    /// </summary>
    /// <param name="windows">One for each point.</param>
    internal SignalResult Over(IReadOnlyList<PointWindow> windows)
    {
        SignalPoint[] points = [.. Points.Zip(windows, (p, w) => p with { Value = p.Value is null ? null : w.Value, Limits = p.Limits?.Over(w.Length), Length = w.Length })];
        return this with { Points = points, Assurance = Array.FindLast(points, p => p.Value is not null) is { Length: 1 } ? Assurance : null, Limits = Limits is null ? null : Array.FindLast(points, p => p.Value is not null)?.Limits };
    }

    /// <summary>Whether there are too few points for a verdict that lasts.</summary>
    public bool Trial => Count < VerdictFrom;
}
