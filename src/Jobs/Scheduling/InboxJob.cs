using Kpi.Jobs.Inbox;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Imports what lies in the inbox, every minute and on demand.</summary>
[DisallowConcurrentExecution]
[RetryPolicy(JobStatus.MaxRetries, "00:00:10", 3.0)]
internal sealed class InboxJob(InboxProcessor inbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var report = await inbox.RunAsync(new JobProgress(context), cancellationToken);

        // A look of the schedule at an empty inbox is not worth keeping; whoever asks for one wants to see it.
        var idle = report.Files == 0 && report.Failures.Count == 0 && RunTicket.Of(context.Trigger.JobDataMap) is null;
        var summary = FormattableString.Invariant($"{report.Files} files");
        context.Result = (idle ? JobRunReport.Skipped(summary) : JobRunReport.Succeeded(summary))
            .With("files", report.Files)
            .With("published", report.Published)
            .With("unchanged", report.Unchanged)
            .With("submitted", report.Submitted)
            .With("rejected", report.Rejected)
            .With("left", report.Failures.Count);

        // The files stay where they are; the run is tried again, and says why if it keeps failing.
        if (report.Failures.Count > 0) throw new InvalidOperationException(string.Join("; ", report.Failures.Select(f => $"{f.File}: {f.Reason}")));
    }
}
