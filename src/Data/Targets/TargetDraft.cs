using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>A target as somebody sets it.</summary>
/// <param name="AgencyId">Null for every agency, like <paramref name="AgencyKey"/>.</param>
/// <param name="Value">In the indicator's unit of measure; finite.</param>
/// <param name="Document">The decision that sets it; not empty.</param>
public sealed record TargetDraft(
    Indicator Indicator, int? AgencyId, string? AgencyKey, Period Period, TargetComparator Comparator, double Value, string Document, string? Notes, DateOnly? ValidFrom, DateOnly? ValidTo);
