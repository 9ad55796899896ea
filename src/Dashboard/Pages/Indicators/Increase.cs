using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What a period added.</summary>
/// <param name="Period">The quarter that stands alone, or the period whose level is held against the one before it.</param>
/// <param name="Value">In the indicator's unit of measure; below 0 where something was taken away.</param>
public sealed record Increase(Period Period, double Value);
