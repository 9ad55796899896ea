using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.State;

/// <summary>One indicator in two periods.</summary>
/// <param name="A">The period that is compared with, of the calendar the indicator is reported by.</param>
/// <param name="B">The period that is looked at.</param>
/// <param name="Analysis">Of <paramref name="B"/>.</param>
public sealed record PeriodComparison(Indicator Indicator, Period A, Period B, Figure? Before, Figure? After, Comparison Comparison, IndicatorAnalysis Analysis);
