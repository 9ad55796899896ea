using Kpi.Dashboard.Pages.Overview;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>One indicator of the grid.</summary>
/// <param name="Code">Of its printed line, without the last dot; empty when it has none.</param>
/// <param name="Latest">The latest figure up to the end of the year; null when there is none.</param>
/// <param name="Cells">One a period, in the order of the columns.</param>
public sealed record TargetRow(Indicator Indicator, string Code, Figure? Latest, IReadOnlyList<TargetCell> Cells)
{
    /// <summary>Its line with its targets; null where it is not drawn.</summary>
    public KpiTile? Tile { get; init; }

    /// <summary>Targets in force that have a way leading through the year or to it, by their days.</summary>
    public IReadOnlyList<Target> Ways { get; init; } = [];
}
