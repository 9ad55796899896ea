using Kpi.Data.Targets;

namespace Kpi.Dashboard.Charts;

/// <summary>What is to be reached on a day.</summary>
/// <param name="Path">The way to it; null where it counts on its day only.</param>
public sealed record PathGoal(DateOnly At, double Value, TargetPath? Path);
