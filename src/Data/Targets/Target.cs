using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>What an indicator is to reach in a period, and the decision that says so.</summary>
/// <param name="AgencyId">Null for every agency.</param>
/// <param name="Value">In the indicator's unit of measure; of a range the lower bound.</param>
/// <param name="Document">The decision; empty when the target is illustrative.</param>
/// <param name="Illustrative">Made up, to be marked wherever it is shown.</param>
/// <param name="ValidFrom">First day the decision is in force; null for always. A period is judged by what is in force on its last day.</param>
/// <param name="ValidTo">Last day it is in force, before a later version begins; null for no end.</param>
public sealed record Target(
    string Key,
    int IndicatorId,
    int? AgencyId,
    Period Period,
    TargetComparator Comparator,
    double Value,
    string Document,
    bool Illustrative,
    string? Notes,
    DateOnly? ValidFrom,
    DateOnly? ValidTo)
{
    private readonly TargetStep? _baseline;

    /// <summary>Upper bound of a range, above its value and in the same unit of measure; null for every other target.</summary>
    public double? High { get; init; }

    /// <summary>What is to be kept: both bounds of a range, else the one that counts.</summary>
    public (double? Low, double? High) Bounds => Comparator switch
    {
        TargetComparator.AtLeast => (Value, null),
        TargetComparator.AtMost => (null, Value),
        _ => (Value, High ?? Value),
    };

    /// <summary>Every bound there is, the lower one first.</summary>
    public IReadOnlyList<double> Values => High is { } high ? [Value, high] : [Value];

    /// <summary>How far short of the target still counts as near it, in the indicator's unit of measure; null for the usual width.</summary>
    public double? Tolerance { get; init; }

    /// <summary>How the target is approached; null for one that counts on its day only.</summary>
    public TargetPath? Path { get; init; }

    /// <summary>Day of the decision; null when it is not known.</summary>
    public DateOnly? DocumentDate { get; init; }

    /// <summary>Whether it is a point on the way to a later target, calculated from that one's path, and not set by itself.</summary>
    public bool OnPath { get; init; }

    /// <summary>Where the way to it begins; null for a target that counts on its day only.</summary>
    public TargetStep? Baseline
    {
        get => _baseline ?? (Path is { Steps: [var first, ..] } ? first : null);
        init => _baseline = value;
    }

    /// <summary>The bound that a figure is read against: of a range the nearer one.</summary>
    public double Nearest(double figure) => High is { } high && figure - Value > high - figure ? high : Value;

    /// <summary>Whether a target may have these bounds: a range has two, the upper one above the lower, everything else has one.</summary>
    public static bool AreSound(TargetComparator comparator, double value, double? high) =>
        double.IsFinite(value) && (comparator == TargetComparator.Between ? high is { } upper && double.IsFinite(upper) && upper > value : high is null);

    /// <summary>Whether it is in force on a day.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);
}
