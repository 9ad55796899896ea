using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>How long a run will still take, if it goes on as it has begun.</summary>
public static class RunRemainder
{
    // Less done than this says nothing about the rest.
    private const int Enough = 10;

    /// <summary>In whole seconds; null when too little is done to tell, or nothing is left.</summary>
    public static TimeSpan? Of(JobRun run, DateTime now)
    {
        if (run is not { State: JobRunState.Running, Progress: >= Enough and < 100 and var done, StartedAt: { } started } || now <= started) return null;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Round((now - started).TotalSeconds * (100 - done) / done)));
    }
}
