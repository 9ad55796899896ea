using Kpi.Data.Analysis.Comparisons;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Two of the periods of the page, between which a change is told.</summary>
/// <param name="Before">What is compared with.</param>
/// <param name="After">What is compared.</param>
/// <param name="Refusal">Why counts and rates of the two are not compared at all; null when they are.</param>
/// <param name="Pairs">Pairs that may be compared, nearest to these two first.</param>
/// <param name="PerDay">Whether counts are compared per day, because the windows differ in length.</param>
public sealed record CompareStep(CompareSide Before, CompareSide After, ComparisonRefusal? Refusal, IReadOnlyList<PeriodPair> Pairs, bool PerDay);
