using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Takes from an analysis what a trend shows of it.</summary>
internal static class TrendLayerReader
{
    // Farther on, the interval says more about itself than about what will come.
    private const int Horizons = 2;

    /// <summary>Limits from the points at which a page draws them, and the projection unless it has to be withheld. Nothing where the analysis is of another series than the one shown.</summary>
    public static TrendLayers Read(IndicatorView view)
    {
        if (view.Whole is not { Series: { } series } whole || whole.Accumulation != view.Accumulation || !view.Connects) return TrendLayers.None;
        var limits = new Dictionary<DateOnly, ControlLimits>();
        if (view.Shows(TrendLayer.Limits) && series.Signal.Count >= SignalResult.LimitsFrom)
        {
            for (var i = 0; i < whole.Periods.Count; i++)
            {
                if (series.Signal.Points[i].Limits is { } at) limits[whole.Periods[i].End] = at;
            }
        }
        return new TrendLayers(limits, view.Shows(TrendLayer.Projection) && series.Hold is null ? [.. Ahead(view, whole, series.Projection)] : []);
    }

    private static IEnumerable<(Period Period, ProjectionPoint Point)> Ahead(IndicatorView view, IndicatorAnalysis whole, Projection projection)
    {
        if (whole.Periods.Count == 0) yield break;
        var last = whole.Periods[^1];
        foreach (var point in projection.Points.Take(Horizons))
        {
            var quarter = last.EndQuarter + point.Horizon;

            // Named as the same quarter's end was last time: the half-year, not the second quarter, where half-years are reported.
            var like = view.Rows.LastOrDefault(r => r.Period.Kind != PeriodKind.Month && r.Period.EndQuarter % 4 == quarter % 4)?.Period.Kind ?? PeriodKind.Q1 + (quarter % 4);
            if (view.Calendar.Find(quarter / 4, like) is { } period) yield return (period, point);
        }
    }
}
