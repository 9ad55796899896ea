namespace Kpi.Data.Targets;

/// <summary>The days on which reports are judged by the way of one version of a target.</summary>
/// <param name="Target">Has a sound path.</param>
/// <param name="From">First of the days: that of the baseline, or a later one from which the version is in force.</param>
/// <param name="Until">Last of the days, at most that of the target.</param>
public sealed record TargetWay(Target Target, DateOnly From, DateOnly Until)
{
    /// <summary>Whether it leads to the target, and is not replaced before.</summary>
    public bool Arrives => Until == Target.Period.End;

    /// <summary>Whether reports after its baseline were judged by something else before it was in force.</summary>
    public bool BeginsLate => From > Target.Path!.Steps[0].At;
}
