using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>The series of one indicator and agency in one vintage and accumulation, by period end, then start.</summary>
public sealed record IndicatorSeries(Indicator Indicator, SeriesAccumulation Accumulation, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>Of quarters standing alone: those of which only the sum is known.</summary>
    public IReadOnlyList<SeriesSpan> Spans { get; init; } = [];

    /// <summary>Months that were reported, and that no figure of the series covers.</summary>
    public IReadOnlyList<Period> LeftOut { get; init; } = [];
}
