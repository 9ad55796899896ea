namespace Kpi.Data.Analysis.Goals;

/// <summary>How many cases are expected to come before a target's day.</summary>
/// <param name="Low">Whole, like the others; of a projection the lower end of the 80 % interval, of earlier years the least.</param>
/// <param name="Mid">As projected, or the middle of earlier years.</param>
/// <param name="Years">The years it rests on; empty when it rests on none.</param>
/// <param name="Quarters">The quarters it was projected from; 0 when it was not. With neither, today's pace is carried on, and the three are one.</param>
public sealed record GoalVolume(double Low, double Mid, double High, IReadOnlyList<int> Years, int Quarters = 0);
