namespace Kpi.Jobs.Scheduling;

/// <summary>Which runs are listed.</summary>
public enum RunKind
{
    All,

    /// <summary>All but those of the schedule that found nothing to do.</summary>
    Worked,
    Failed,

    /// <summary>Those that have not ended: waiting, running or cut off.</summary>
    Active,
}
