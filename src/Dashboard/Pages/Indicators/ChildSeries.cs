using Kpi.Data.Agencies;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>An agency below another, with its series.</summary>
/// <param name="Summed">Whether the series adds up agencies that are again below it.</param>
public sealed record ChildSeries(Agency Agency, IndicatorSeries Series, bool Summed);
