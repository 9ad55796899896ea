using Kpi.Dashboard.Pages.Overview;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
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

    /// <summary>Whether what it counts adds up to its targets within the year, and is drawn as it does.</summary>
    public bool Sums { get; init; }

    /// <summary>Whether a target stands in its picture: of what adds up, those of windows that begin with the year.</summary>
    public bool Draws(Period period) => !Sums || period.Kind is PeriodKind.Q1 or PeriodKind.H1 or PeriodKind.NineMonths or PeriodKind.Year;

    /// <summary>
    /// The ways of targets that have one leading through the year or to it, each for the days on which it judges, so that one that was changed is there twice: by the days of their
    /// targets, then by their own.
    /// </summary>
    public IReadOnlyList<TargetWay> Ways { get; init; } = [];

    /// <summary>The ways that the draft would have and nothing in force has: to be looked at, never judged by.</summary>
    public IReadOnlyList<TargetWay> DraftWays { get; init; } = [];
}
