namespace Kpi.Data.Analysis.Signals;

/// <summary>The choices public tools disagree about, each with the side we take as its default (methods §1, §5).</summary>
public sealed record SignalOptions
{
    public static SignalOptions Default { get; } = new();

    public ControlChart Chart { get; init; } = ControlChart.Xmr;

    /// <summary>Whether moving ranges that are themselves outside their limit are left out of the mean range, once.</summary>
    public bool Screening { get; init; } = true;

    public TwoOfThreeRule TwoOfThree { get; init; } = TwoOfThreeRule.BeyondTwoSigma;

    /// <summary>Points of a run or a trend, 5 to 12.</summary>
    public int RunLength { get; init; } = 7;

    /// <summary>
    /// Points from the start of a segment that its limits rest on once there are so many, 12 or more: later points are held against limits that no longer move (methods §1.1, NHSRplotthedots'
    /// fix_after_n_points). Null for all points.
    /// </summary>
    public int? Baseline { get; init; }

    /// <summary>Places at which limits begin anew: the first point of each new segment. Those outside the series are passed over.</summary>
    public IReadOnlyList<int> RebaseAt { get; init; } = [];
}
