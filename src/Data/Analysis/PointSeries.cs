using Kpi.Data.Analysis.Signals;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis;

/// <summary>The series of an indicator as it is analysed.</summary>
/// <param name="Accumulation">In which it was built.</param>
/// <param name="Periods">Of <paramref name="Points"/>, one each, in order.</param>
/// <param name="Points">Consecutive periods, a missing one without a value; counts as they would be over their periods, whatever days were reported.</param>
/// <param name="Series">Signal beside what was reported, and projection of whole periods; null for an answer, which has neither.</param>
internal sealed record PointSeries(SeriesAccumulation Accumulation, IReadOnlyList<Period> Periods, IReadOnlyList<SeriesValue> Points, SeriesAnalysis? Series)
{
    /// <summary>Those of the periods whose figure only takes back what earlier reports had too many: they have no value.</summary>
    public IReadOnlyList<Period> Corrected { get; init; } = [];

    /// <summary>What each point was reported as, and over how much of its period; null where no report declares other days.</summary>
    public IReadOnlyList<PointWindow>? Windows { get; init; }

    /// <summary>Place of the first point of the limits in force: that of the last rebase, or 0.</summary>
    public int From { get; init; }
}
