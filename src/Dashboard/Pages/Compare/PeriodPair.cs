using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Two periods beside each other.</summary>
/// <param name="A">What is compared with.</param>
/// <param name="B">What is looked at.</param>
public sealed record PeriodPair(Period A, Period B);
