using Kpi.Data.Analysis.Projections;
using Kpi.Data.Periods;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What it takes to reach a target by the end of its period.</summary>
/// <param name="AtLeast">Whether the target is to be reached; otherwise it is a limit.</param>
/// <param name="DueBy">The period of the target.</param>
/// <param name="DaysLeft">From the end of the figure's window to that of the target's, 0 or more.</param>
/// <param name="Run">Of a count, and of the part of a fixed whole: what is left, a day. Null for ratios of two counts.</param>
/// <param name="Scenarios">Of a ratio of two counts: what the cases to come must be, for few, as many as projected, and many of them. Empty otherwise, and when their number cannot be guessed.</param>
/// <param name="Landing">Where a count from the start of the year will stand on the target's day; in the indicator's unit of measure. Null when it does not grow, or with too few points.</param>
public sealed record GoalOutlook(GoalState State, bool AtLeast, Period DueBy, int DaysLeft, CountRunRate? Run, IReadOnlyList<VolumeScenario> Scenarios, Landing? Landing);
