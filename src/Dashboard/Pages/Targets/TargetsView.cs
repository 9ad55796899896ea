using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>What the page of targets shows.</summary>
/// <param name="Query">What was asked for, with what the page chose itself filled in.</param>
/// <param name="Years">That can be chosen, newest first.</param>
/// <param name="Periods">The columns: the reports of the year, by their ends.</param>
/// <param name="Rows">By KPI first, then in printed order.</param>
/// <param name="Plan">The draft of the agency and year; null when there is none, and for those who set no targets.</param>
/// <param name="MayEdit">Whether the reader sets targets, and sees those of now.</param>
/// <param name="WhatIf">The target something can be assumed for; null when no target is ahead.</param>
/// <param name="Edited">The cell that is edited, its indicator and its versions; null when none is.</param>
/// <param name="KnownUntil">Last day of the latest report; null when nothing was reported.</param>
public sealed record TargetsView(
    TargetsQuery Query,
    Agency Agency,
    IReadOnlyList<Agency> Agencies,
    int Year,
    IReadOnlyList<int> Years,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<TargetRow> Rows,
    TargetPlan? Plan,
    bool MayEdit,
    TargetWhatIf? WhatIf,
    (Indicator Indicator, TargetCell Cell, IReadOnlyList<TargetVersion> Versions)? Edited,
    DateOnly? KnownUntil)
{
    /// <summary>Targets that are still ahead: the hardest first within each period.</summary>
    public IReadOnlyList<GoalCase> Ahead { get; } =
    [
        .. Rows.SelectMany(r => r.Cells).Select(c => c.Outlook).OfType<GoalCase>().Where(o => o.Verdict != GoalVerdict.Due)
            .OrderBy(o => o.Target.Period.End)
            .ThenBy(o => o.Verdict switch { GoalVerdict.OutOfReach => 0, GoalVerdict.Open => 1, GoalVerdict.NoFigure => 2, GoalVerdict.Reached => 3, _ => 4 })
            .ThenByDescending(o => o.Times ?? 0),
    ];

    public IEnumerable<Target> Targets => Rows.SelectMany(r => r.Cells).Select(c => c.Target).OfType<Target>();

    public IEnumerable<(TargetRow Row, TargetCell Cell)> Drafted => Rows.SelectMany(r => r.Cells.Where(c => c.Draft is not null).Select(c => (r, c)));
}
