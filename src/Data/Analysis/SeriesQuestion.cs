using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Analysis;

/// <summary>A series and what is known of it besides its values: all that an analysis rests on.</summary>
/// <param name="Points">Consecutive periods, a missing one without a value.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record SeriesQuestion(IReadOnlyList<SeriesValue> Points, Direction Direction)
{
    /// <summary>The bounds to be kept at the last point: both ends for a range, else the one that counts; null without a target.</summary>
    public (double? Low, double? High)? Target { get; init; }

    /// <summary>How wide "near" is; null for 2 percent points, or 5 % of the target of anything else.</summary>
    public double? NearWidth { get; init; }

    public SignalOptions Signals { get; init; } = SignalOptions.Default;

    public ProjectionOptions Projections { get; init; } = ProjectionOptions.Default;

    /// <summary>Places at which what is counted changed: nothing is projected across. Those outside the series are passed over.</summary>
    public IReadOnlyList<int> BreakAt { get; init; } = [];
}
