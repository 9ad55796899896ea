namespace Kpi.Data.Targets;

/// <summary>On which side of its value a target is met.</summary>
public enum TargetComparator
{
    AtLeast,
    AtMost,
}
