using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.State;

/// <summary>One indicator in two periods.</summary>
/// <param name="Analysis">Of the later period.</param>
public sealed record PeriodComparison(Indicator Indicator, Figure? Before, Figure? After, Comparison Comparison, IndicatorAnalysis Analysis);
