using Kpi.Data.Targets;

namespace Kpi.Data.Analysis;

/// <summary>A figure against its target.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Target">The target it was read against, of a later period when not due; null without one.</param>
/// <param name="Toward">How it would stand if the target were due now; null when there is no target or no figure, or the figure cannot be held against it.</param>
/// <param name="Gap">What is lacking in the indicator's unit of measure: positive when short of the target, negative when beyond it; of a range how far outside it is, never below 0.</param>
/// <param name="GapCount">For a ratio: how many more (or fewer) of what the numerator counts would meet the target with today's denominator; 0 or more, whole. Null also where no whole number of them lies within a range.</param>
public sealed record Judgement(Status Status, Target? Target, Status? Toward, double? Gap, double? GapCount)
{
    /// <summary>Whether what lies between is too much: the figure is above the most that the target allows.</summary>
    public bool Over { get; init; }
}
