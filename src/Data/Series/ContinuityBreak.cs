using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>Two reports of one year that do not fit together.</summary>
/// <param name="Period">The later of the periods; of a contradiction the quarter that is known in two ways.</param>
/// <param name="Value">The figure of <paramref name="Period"/> as it was reported, in the indicator's unit of measure.</param>
/// <param name="Other">What the other reports say instead: the difference of the year-to-date figures, or the higher figure of <paramref name="Before"/>.</param>
/// <param name="Before">The earlier period from whose figure a year-to-date count falls; null for a contradiction.</param>
public sealed record ContinuityBreak(Indicator Indicator, Period Period, double Value, double Other, Period? Before);
