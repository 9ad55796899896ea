namespace Kpi.Data.Analysis.Projections;

/// <summary>A projection that says how it was made.</summary>
/// <param name="Count">Points it rests on: the last ones without a gap.</param>
/// <param name="Points">By horizon; empty when there are too few points.</param>
/// <param name="BacktestHits">In how many of <paramref name="BacktestRuns"/> earlier periods the 80 % interval, made from what was known before, held the value.</param>
public sealed record Projection(ProjectionMethod Method, int Count, IReadOnlyList<ProjectionPoint> Points, int BacktestHits, int BacktestRuns)
{
    /// <summary>Nothing to say.</summary>
    public static Projection None(int count) => new(ProjectionMethod.None, count, [], 0, 0);
}
