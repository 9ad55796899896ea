using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What the comparison shows.</summary>
/// <param name="Query">What was asked for, with what the page chose itself filled in.</param>
/// <param name="Agencies">Every agency, for the filter.</param>
/// <param name="Periods">Periods that can be chosen, newest first.</param>
/// <param name="A">The period that is compared with.</param>
/// <param name="B">The period that is looked at.</param>
/// <param name="Refusal">Why counts and rates of the two periods are not compared at all; null when they are.</param>
/// <param name="Pairs">Pairs that may be compared, nearest to what was asked for first.</param>
/// <param name="Groups">What is listed, section by section.</param>
/// <param name="Kpis">The rows of the KPIs, whatever is listed.</param>
/// <param name="Lines">How many lines the form has.</param>
public sealed record CompareView(
    CompareQuery Query,
    Agency Agency,
    IReadOnlyList<Agency> Agencies,
    IReadOnlyList<Period> Periods,
    CompareSide A,
    CompareSide B,
    ComparisonRefusal? Refusal,
    IReadOnlyList<PeriodPair> Pairs,
    IReadOnlyList<CompareGroup> Groups,
    IReadOnlyList<CompareRow> Kpis,
    int Lines)
{
    public IEnumerable<CompareRow> Rows => Groups.SelectMany(g => g.Rows);

    /// <summary>Whether both sides are the same period, so that there is nothing to compare.</summary>
    public bool Same => A.Period == B.Period;

    /// <summary>Whether counts are compared per day, because the windows differ in length.</summary>
    public bool PerDay => Rows.Any(r => r.Comparison.PerDay);
}
