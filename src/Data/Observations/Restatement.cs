using Kpi.Data.Periods;

namespace Kpi.Data.Observations;

/// <summary>A figure that was published by one instant and has changed by another.</summary>
/// <param name="Before">As it was known at the first instant.</param>
/// <param name="After">As it is known at the second; null when it has been withdrawn.</param>
/// <param name="Change">In the unit of measure; null unless both sides have a value. 0 when it was changed and changed back.</param>
/// <param name="Steps">Every change in between, oldest first; at least one.</param>
public sealed record Restatement(string Indicator, string Agency, Period Period, Observation Before, Observation? After, double? Change, IReadOnlyList<RestatementStep> Steps);
