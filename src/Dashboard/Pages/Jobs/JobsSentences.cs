using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Did the machine do its work today, and what does that mean for the figures? In two sentences from fixed templates.</summary>
public sealed class JobsSentences(IStringLocalizer<Text> text, NumberText numbers, DateText dates, JobWords words)
{
    /// <summary>How many runs there were today and how they ended; and whether nothing is there to run them.</summary>
    public string Headline(JobsView view)
    {
        var succeeded = view.Counts.Sum(c => c.Succeeded);
        var failed = view.Counts.Where(c => c.Failed > 0).ToList();
        var cancelled = view.Counts.Sum(c => c.Cancelled);
        var running = view.Active.Count(r => r.State == JobRunState.Running);
        var all = view.Counts.Sum(c => c.All) + running;
        var today = dates.Date(view.Today);
        if (!view.HasRun) return text["jobs.headline.never"];
        var parts = new List<string>();
        if (all == succeeded) parts.Add(all == 1 ? text["jobs.headline.done-one"] : text["jobs.headline.all-done", numbers.Count(all)]);
        else
        {
            parts.Add(all == 1 ? text["jobs.headline.run", numbers.Count(all)] : text["jobs.headline.runs", numbers.Count(all)]);
            if (succeeded > 0) parts.Add(text["jobs.headline.done", numbers.Count(succeeded)]);
            if (failed.Count == 1) parts.Add(FailedOf(failed[0]));
            else if (failed.Count > 1) parts.Add(text["jobs.headline.failed", numbers.Count(failed.Sum(c => c.Failed))]);
            if (cancelled > 0) parts.Add(text["jobs.headline.cancelled", numbers.Count(cancelled)]);
            if (running > 0) parts.Add(text["jobs.headline.running", numbers.Count(running)]);
        }
        var runs = all == 0 ? text["jobs.headline.none", today].Value : text["jobs.headline", today, string.Join(", ", parts)].Value;
        return view.Late.Any() ? $"{runs.TrimEnd('.')}; {text["jobs.headline.late"]}" : runs;
    }

    /// <summary>What failures mean for the figures, what became of today's files, and how old the latest backup is.</summary>
    public string Second(JobsView view)
    {
        if (!view.HasRun) return text["jobs.second.never"];
        var parts = new List<string>();
        var failing = view.Failing.ToList();
        if (failing.Count > 0)
        {
            parts.Add(text["jobs.second.unharmed"]);
            var retries = failing.ConvertAll(view.RetryOf);
            parts.Add(retries.Max() is { } last && !retries.Contains(null) ? text["jobs.second.retry", dates.Near(last, view.Now)] : text["jobs.second.look"]);
        }
        else if (view.Counts.Any(c => c.Failed > 0))
        {
            parts.Add(text["jobs.second.recovered"]);
        }
        parts.Add(view.Files.All == 0 ? text["jobs.second.no-files"] : text["jobs.second.files", words.Files(view.Files)]);
        var backup = view.Jobs.Where(j => j.Name == JobNames.Maintenance).SelectMany(j => j.Recent).FirstOrDefault(r => r.State == JobRunState.Succeeded);
        parts.Add(backup is { StartedAt: { } at }
            ? text["jobs.second.backup", dates.Near(at, view.Now), numbers.Bytes((long)backup.Facts.GetValueOrDefault("bytes"))]
            : text["jobs.second.no-backup"]);
        var paused = view.Jobs.Where(j => j.Paused).Select(j => words.Name(j.Name)).ToList();
        if (paused.Count > 0) parts.Add(text["jobs.second.paused", string.Join(", ", paused)]);
        return string.Join(' ', parts);
    }

    private string FailedOf(JobCounts counts) => counts.Job switch
    {
        JobNames.Inbox => text["jobs.headline.failed-inbox", numbers.Count(counts.Failed)],
        JobNames.Kpi => text["jobs.headline.failed-kpi", numbers.Count(counts.Failed)],
        JobNames.Maintenance => text["jobs.headline.failed-maintenance", numbers.Count(counts.Failed)],
        _ => text["jobs.headline.failed", numbers.Count(counts.Failed)],
    };
}
