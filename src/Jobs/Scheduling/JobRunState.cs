namespace Kpi.Jobs.Scheduling;

/// <summary>How far a run is.</summary>
public enum JobRunState
{
    Waiting,
    Running,
    Succeeded,
    Failed,
    Cancelled,

    /// <summary>
    /// Its process has ended in the middle of it, or how it ended could not be written down. Most are made up for: the same run then waits, runs and ends with
    /// <see cref="JobRun.Recovered"/>.
    /// </summary>
    Interrupted,
}
