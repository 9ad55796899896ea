namespace Kpi.Jobs.Scheduling;

/// <summary>How the runs of a job have ended since some instant.</summary>
/// <param name="Job">One of <see cref="JobNames"/>.</param>
/// <param name="Succeeded">Those that had nothing to do included.</param>
/// <param name="Failed">Every try counts.</param>
public sealed record JobCounts(string Job, int Succeeded, int Failed, int Cancelled)
{
    public int All => Succeeded + Failed + Cancelled;
}
