using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What became of one run, in two sentences.</summary>
public sealed class RunSentences(IStringLocalizer<Text> text, DateText dates, JobWords words)
{
    public string Headline(RunView view)
    {
        var run = view.Run;
        var name = words.Name(run.Job);
        var started = run.StartedAt is { } at ? dates.Near(at, view.Now) : "";
        var took = run.Duration is { } duration ? dates.Duration(duration) : "";
        return run switch
        {
            { State: JobRunState.Waiting, Attempt: > 0, DueAt: { } due } => text["jobs.run.retry", name, dates.Near(due, view.Now, seconds: true)],
            { State: JobRunState.Waiting } => text["jobs.run.waiting", name],
            { State: JobRunState.Running } => text["jobs.run.running", name, started],
            { State: JobRunState.Succeeded } => text["jobs.run.succeeded", name, started, took],
            { State: JobRunState.Cancelled } => text["jobs.run.cancelled", name, started, took],
            { State: JobRunState.Failed, StartedAt: null } => text["jobs.run.not-started", name],
            { State: JobRunState.Failed } => text["jobs.run.failed", name, started, took],
            _ => text["jobs.run.interrupted", name, started],
        };
    }

    public string Second(RunView view) => view.Run switch
    {
        { State: JobRunState.Succeeded } => words.Did(view.Run) is { Length: > 0 } did ? text["jobs.run.did", did] : text["jobs.run.did-nothing-said"],
        { State: JobRunState.Failed, RetryScheduled: true } => text["jobs.run.second.failed-retried"],
        { State: JobRunState.Failed } => text["jobs.run.second.failed"],
        { State: JobRunState.Cancelled } => text["jobs.run.second.cancelled"],
        { State: JobRunState.Interrupted } => text["jobs.run.second.interrupted"],
        { State: JobRunState.Waiting, Recovered: true } => text["jobs.run.second.recovering"],
        { State: JobRunState.Waiting } => text["jobs.run.second.waiting"],
        _ => text["jobs.run.second.running"],
    };
}
