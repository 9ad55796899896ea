using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>A target as a draft has it.</summary>
/// <param name="Value">In the indicator's unit of measure; finite. Of a range the lower bound.</param>
/// <param name="Tolerance">How far short still counts as near; null for the usual width.</param>
/// <param name="Path">How it is approached; null for a target that counts on its day only. A range has none.</param>
public sealed record TargetPlanRow(
    int IndicatorId, Period Period, TargetComparator Comparator, double Value, double? Tolerance, TargetPath? Path, string? Notes, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Upper bound of a range, above the value; null for every other target.</summary>
    public double? High { get; init; }
}
