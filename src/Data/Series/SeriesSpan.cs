using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>Quarters of which only the sum is known: between two year-to-date figures with none reported in between. It is shown as one span and never divided (methods §3.3).</summary>
/// <param name="First">The first quarter.</param>
/// <param name="Last">The last quarter, at least one after the first.</param>
/// <param name="Value">The sum.</param>
public sealed record SeriesSpan(Period First, Period Last, double Value);
