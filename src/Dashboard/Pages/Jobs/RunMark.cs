using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>How the state of a run looks and what it is called.</summary>
/// <param name="Symbol">In <c>icons.svg</c>, as <see cref="Kpi.Dashboard.Controls.Icon"/> names it.</param>
/// <param name="Key">Of its word in the resources.</param>
public sealed record RunMark(string Symbol, string Key)
{
    public static RunMark Of(JobRunState state) => state switch
    {
        JobRunState.Waiting => new("clock", "jobs.state.waiting"),
        JobRunState.Running => new("clock", "jobs.state.running"),
        JobRunState.Succeeded => new("st-met", "jobs.state.succeeded"),
        JobRunState.Failed => new("st-missed", "jobs.state.failed"),
        JobRunState.Cancelled => new("x", "jobs.state.cancelled"),
        _ => new("st-near", "jobs.state.interrupted"),
    };
}
