namespace Kpi.Jobs.Scheduling;

/// <summary>How far a run is.</summary>
public enum JobRunState
{
    Waiting,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
