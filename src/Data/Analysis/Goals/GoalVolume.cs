namespace Kpi.Data.Analysis.Goals;

/// <summary>How many cases are expected to come before a target's day: the least, middle and most of the same window in earlier years.</summary>
/// <param name="Years">The years it rests on; empty when it is today's pace carried on, and then the three are one.</param>
public sealed record GoalVolume(double Low, double Mid, double High, IReadOnlyList<int> Years);
