using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>What an analysis adds to a trend.</summary>
/// <param name="Limits">Natural limits by the last day of a period: one level may stand in reports of several kinds.</param>
/// <param name="Ahead">Periods to come with what is projected of them, the next one first.</param>
public sealed record TrendLayers(IReadOnlyDictionary<DateOnly, ControlLimits> Limits, IReadOnlyList<(Period Period, ProjectionPoint Point)> Ahead)
{
    /// <summary>Nothing but the figures.</summary>
    public static TrendLayers None { get; } = new(new Dictionary<DateOnly, ControlLimits>(), []);
}
