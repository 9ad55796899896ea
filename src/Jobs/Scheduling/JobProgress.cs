using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Passes a share of work done on to whoever watches the run.</summary>
internal sealed class JobProgress(IJobExecutionContext context) : IProgress<double>
{
    public void Report(double value) => context.ReportProgress((int)Math.Round(100 * Math.Clamp(value, 0, 1)), null);
}
