using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>What an indicator is to reach in a period, and the decision that says so.</summary>
/// <param name="AgencyId">Null for every agency.</param>
/// <param name="Value">In the indicator's unit of measure.</param>
/// <param name="Document">The decision; empty when the target is illustrative.</param>
/// <param name="Illustrative">Made up, to be marked wherever it is shown.</param>
/// <param name="ValidFrom">First day the decision is in force; null for always.</param>
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
    DateOnly? ValidTo);
