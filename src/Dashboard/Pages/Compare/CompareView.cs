using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
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
    /// <summary>The period that is looked at and the third one, the earlier of the two first; null without a third one.</summary>
    public CompareStep? Second { get; init; }

    /// <summary>One indicator of every agency; null where none is asked for.</summary>
    public AgencyPanels? Each { get; init; }

    /// <summary>Whether several agencies have reported, so that they can stand side by side.</summary>
    public bool Several { get; init; }

    /// <summary>What the periods are called, in the order of <see cref="Sides"/>.</summary>
    public static IReadOnlyList<string> Letters { get; } = ["A", "B", "C"];

    /// <summary>The two periods the page is about.</summary>
    public CompareStep First => new(A, B, Refusal, Pairs, PerDay);

    /// <summary>The changes that are told of each row.</summary>
    public IReadOnlyList<CompareStep> Steps => Second is { } second ? [First, second] : [First];

    /// <summary>Whether the third period follows the one that is looked at, so that the change to it is told.</summary>
    public bool Onward => Second?.Before.Period == B.Period;

    /// <summary>The third period; null without one.</summary>
    public CompareSide? C => Onward ? Second!.After : Second?.Before;

    /// <summary>The periods in the order of their letters.</summary>
    public IReadOnlyList<CompareSide> Sides => C is { } c ? [A, B, c] : [A, B];

    public IEnumerable<CompareRow> Rows => Groups.SelectMany(g => g.Rows);

    /// <summary>Whether both sides are the same period, so that there is nothing to compare.</summary>
    public bool Same => A.Period == B.Period;

    /// <summary>Whether counts are compared per day, because the windows differ in length.</summary>
    public bool PerDay => Rows.Any(r => r.Comparison.PerDay);

    /// <summary>The figure of a row in one of the periods.</summary>
    public Figure? Of(CompareRow row, CompareSide side) =>
        side.Period == A.Period ? row.Before : side.Period == B.Period ? row.After : Onward ? row.Second?.After : row.Second?.Before;
}
