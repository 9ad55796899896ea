using Kpi.Data.Agencies;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>What the overview shows.</summary>
/// <param name="Period">The period that is shown.</param>
/// <param name="Periods">Periods there are figures for, newest first.</param>
/// <param name="DeclaredStart">First day of the window the report declares; null when it is the period's.</param>
/// <param name="PublishedAt">UTC; when the shown form was published.</param>
/// <param name="Illustrative">Whether anything shown is made up.</param>
/// <param name="Attention">KPIs that do not meet their target, worst first.</param>
/// <param name="OnTrack">KPIs at or beyond their target.</param>
/// <param name="Watched">KPIs without a target.</param>
/// <param name="All">Every KPI of the catalogue, whatever the filters.</param>
/// <param name="Sections">The form, section by section.</param>
/// <param name="Deadlines">The next reports that are due.</param>
public sealed record OverviewView(
    Agency Agency,
    Period Period,
    IReadOnlyList<Period> Periods,
    DateOnly? DeclaredStart,
    DateOnly? DeclaredEnd,
    DateTime? PublishedAt,
    bool Illustrative,
    IReadOnlyList<KpiTile> Attention,
    IReadOnlyList<KpiTile> OnTrack,
    IReadOnlyList<KpiTile> Watched,
    IReadOnlyList<KpiTile> All,
    IReadOnlyList<SectionRow> Sections,
    IReadOnlyList<Period> Deadlines)
{
    /// <summary>What was asked for.</summary>
    public required OverviewQuery Query { get; init; }
}
