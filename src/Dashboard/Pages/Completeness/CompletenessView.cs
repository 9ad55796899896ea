using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>What the page shows.</summary>
/// <param name="Query">What was asked for, without what fits nothing.</param>
/// <param name="Agency">The one agency that is shown; null for all of them.</param>
/// <param name="Agencies">Every agency, for the filter.</param>
/// <param name="Years">Reporting years that can be chosen, newest first.</param>
/// <param name="Forms">Every form, for the filter.</param>
/// <param name="Today">The day it is where the agencies are, or was at the instant that is looked back to.</param>
/// <param name="Since">The day the first file ever came in; null when none had.</param>
/// <param name="Columns">One period of each kind that is a column, in the order of a year.</param>
/// <param name="Rows">The map.</param>
/// <param name="Gaps">Reports that lack something, what is nearest to this person first.</param>
/// <param name="Own">Keys of the agencies this person hands in for.</param>
/// <param name="Breaks">Reports of one year that do not fit together.</param>
/// <param name="Next">The next period that is due, and has no published report from every agency shown; null when none is.</param>
public sealed record CompletenessView(
    CompletenessQuery Query,
    Agency? Agency,
    IReadOnlyList<Agency> Agencies,
    IReadOnlyList<int> Years,
    IReadOnlyList<FormVersion> Forms,
    FormVersion Form,
    DateOnly Today,
    DateOnly? Since,
    IReadOnlyList<Period> Columns,
    IReadOnlyList<HeatRow> Rows,
    IReadOnlyList<ReportCell> Gaps,
    IReadOnlySet<string> Own,
    IReadOnlyList<AgencyBreak> Breaks,
    Period? Next)
{
    public IEnumerable<ReportCell> Cells => Rows.SelectMany(r => r.Cells).OfType<ReportCell>();

    /// <summary>Whether rows are years of one agency, not agencies of one year.</summary>
    public bool ByYear => Agency is not null;
}
