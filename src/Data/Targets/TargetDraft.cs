using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>A target as somebody sets it.</summary>
/// <param name="AgencyId">Null for every agency, like <paramref name="AgencyKey"/>.</param>
/// <param name="Value">In the indicator's unit of measure; finite. Of a range the lower bound.</param>
/// <param name="Document">The decision that sets it; not empty.</param>
public sealed record TargetDraft(
    Indicator Indicator, int? AgencyId, string? AgencyKey, Period Period, TargetComparator Comparator, double Value, string Document, string? Notes, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Upper bound of a range, above the value; null for every other target.</summary>
    public double? High { get; init; }

    /// <summary>How far short still counts as near, in the unit of measure; null for the usual width.</summary>
    public double? Tolerance { get; init; }

    /// <summary>How the target is approached; null for one that counts on its day only. A range has none.</summary>
    public TargetPath? Path { get; init; }

    public DateOnly? DocumentDate { get; init; }
}
