namespace Kpi.Data.Targets;

/// <summary>On which side of its value a target is met, or between which two values.</summary>
public enum TargetComparator
{
    AtLeast,
    AtMost,

    /// <summary>From its value to its upper bound, both included.</summary>
    Between,
}
