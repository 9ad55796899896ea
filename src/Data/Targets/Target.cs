using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>What an indicator is to reach in a period, and the decision that says so.</summary>
/// <param name="AgencyId">Null for every agency.</param>
/// <param name="Value">In the indicator's unit of measure.</param>
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

    /// <summary>Whether it is in force on a day.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);
}
