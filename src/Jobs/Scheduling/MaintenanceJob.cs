using Kpi.Jobs.Maintenance;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Backs the store up every night and removes what has outlived its retention.</summary>
[DisallowConcurrentExecution]
[RetryPolicy(JobStatus.MaxRetries, "00:01:00", 3.0)]
internal sealed class MaintenanceJob(BackupService backups) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var backup = await backups.BackUpAsync(cancellationToken);
        context.Result = JobRunReport.Succeeded(FormattableString.Invariant($"{backup.Bytes} bytes, {backup.Kept} kept")).With("bytes", backup.Bytes).With("kept", backup.Kept);
    }
}
