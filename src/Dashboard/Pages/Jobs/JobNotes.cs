using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Explains what went wrong: what happened, what was kept, what to do. Says nothing when nothing did.</summary>
public sealed class JobNotes(IStringLocalizer<Text> text, NumberText numbers, DateText dates, JobWords words)
{
    /// <summary>The notes of the jobs page, the gravest first.</summary>
    public IReadOnlyList<JobNote> Of(JobsView view)
    {
        var notes = new List<JobNote>();
        if (view.Late.ToList() is { Count: > 0 } late)
        {
            var since = late.Min(j => j.NextRun!.Value);
            notes.Add(new JobNote(
                NoteKind.Bad,
                text["jobs.note.late"],
                text["jobs.note.late.more", string.Join(", ", late.Select(j => words.Name(j.Name))), dates.Near(since, view.Now)],
                text["jobs.note.late.kept"]));
        }
        foreach (var job in view.Failing) notes.Add(Failure(job.Recent[0], job, view.RetryOf(job), view.Now));
        foreach (var run in view.Active.Where(r => r.State == JobRunState.Interrupted))
        {
            notes.Add(new JobNote(
                NoteKind.Warn, text["jobs.note.cut-off", words.Name(run.Job)], text["jobs.note.cut-off.more", dates.Near(run.StartedAt ?? view.Now, view.Now)], text["jobs.note.cut-off.kept"])
            {
                Run = run.Id,
            });
        }
        if (view.Files.Rejected > 0)
        {
            notes.Add(new JobNote(NoteKind.Warn, text["jobs.note.rejected", numbers.Count(view.Files.Rejected)], text["jobs.note.rejected.more"], text["jobs.note.rejected.kept"]));
        }
        return notes;
    }

    /// <summary>Explains a run that failed.</summary>
    /// <param name="job">Its job as it stands, when it is the job's latest run; null otherwise.</param>
    /// <param name="retry">UTC; when it is tried again. Null when it is not, or when that is not known.</param>
    public JobNote Failure(JobRun run, JobStatus? job, DateTime? retry, DateTime now)
    {
        var left = (int)run.Facts.GetValueOrDefault("left");
        var (head, kept) = run.Job switch
        {
            JobNames.Inbox when left > 0 => (text["jobs.note.inbox-files", numbers.Count(left)], text["jobs.note.inbox-files.kept"]),
            JobNames.Inbox => (text["jobs.note.inbox"], text["jobs.note.inbox.kept"]),
            JobNames.Kpi => (text["jobs.note.kpi"], text["jobs.note.kpi.kept"]),
            _ => (text["jobs.note.maintenance"], text["jobs.note.maintenance.kept"]),
        };
        return new JobNote(NoteKind.Bad, head, Tries(run, job, retry, now), kept) { Job = run.Job, Run = run.Id, Said = run.Error };
    }

    private string Tries(JobRun run, JobStatus? job, DateTime? retry, DateTime now)
    {
        var tries = numbers.Ratio(run.Attempt + 1, JobStatus.MaxRetries + 1);
        if (retry is { } at) return text["jobs.note.retry", tries, dates.Near(at, now)];
        if (run.RetryScheduled) return text["jobs.note.tried-again", tries];
        return job switch
        {
            { NextRun: { } next } => text["jobs.note.next", tries, dates.Near(next, now)],
            { Paused: true } => text["jobs.note.paused", tries],
            _ => text["jobs.note.tried", tries],
        };
    }
}
