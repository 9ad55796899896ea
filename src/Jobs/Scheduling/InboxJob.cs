using Kpi.Jobs.Inbox;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Imports what lies in the inbox, every minute and on demand.</summary>
[DisallowConcurrentExecution]
[RetryPolicy(3, "00:00:10", 3.0)]
internal sealed class InboxJob(InboxProcessor inbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var report = await inbox.RunAsync(new JobProgress(context), cancellationToken);
        context.Result = JobRunReport.Succeeded(FormattableString.Invariant($"{report.Files} files"))
            .With("files", report.Files)
            .With("published", report.Published)
            .With("unchanged", report.Unchanged)
            .With("submitted", report.Submitted)
            .With("rejected", report.Rejected);

        // The files stay where they are; the run is tried again, and says why if it keeps failing.
        if (report.Failures.Count > 0) throw new InvalidOperationException(string.Join("; ", report.Failures.Select(f => $"{f.File}: {f.Reason}")));
    }
}
