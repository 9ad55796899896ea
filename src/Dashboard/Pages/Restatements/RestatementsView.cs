using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>What the page shows.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Since">Changes after this instant are shown.</param>
/// <param name="Rows">What changed, by period end, then period start, indicator and agency.</param>
/// <param name="Agencies">Every agency, for the filter.</param>
/// <param name="Indicators">Every indicator, in printed order, for the filter.</param>
/// <param name="Files">The submissions that changed something, by number.</param>
/// <param name="People">Knows everybody who is named.</param>
public sealed record RestatementsView(
    RestatementsQuery Query,
    Vintage Since,
    IReadOnlyList<RestatementRow> Rows,
    IReadOnlyList<Agency> Agencies,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyDictionary<Guid, Submission> Files,
    PeopleNames People);
