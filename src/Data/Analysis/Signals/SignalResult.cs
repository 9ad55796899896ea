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

    /// <summary>Whether there are too few points for a verdict that lasts.</summary>
    public bool Trial => Count < VerdictFrom;
}
