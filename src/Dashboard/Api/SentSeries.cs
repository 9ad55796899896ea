using Kpi.Data.Analysis;

namespace Kpi.Dashboard.Api;

/// <summary>A series as it was sent, ready to be analysed.</summary>
/// <param name="Periods">The keys that were sent, in their order.</param>
/// <param name="Shown">For each point of the question the place of the sent one; null for a gap.</param>
internal sealed record SentSeries(SeriesQuestion Question, IReadOnlyList<string> Periods, IReadOnlyList<int?> Shown, IReadOnlyList<PointProblem> Problems);

/// <summary>What is wrong with a point, or with the periods as a whole.</summary>
/// <param name="Period">Null for the whole.</param>
internal sealed record PointProblem(string? Period, string Code);
