using System.Globalization;
using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Kpi.Jobs.Export;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Maintenance;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>Registers the import pipeline and the scheduled jobs.</summary>
public static class JobServices
{
    private static readonly TimeSpan HistoryRetention = TimeSpan.FromDays(30);

    // The inbox looks every minute and mostly finds nothing: kept as long, those runs would push all others out.
    private static readonly TimeSpan IdleRetention = TimeSpan.FromDays(2);
    private const int MaxHistory = 50_000;
    private static readonly TimeSpan OtherNodesWait = TimeSpan.FromSeconds(3);

    /// <summary>Everything that reads workbooks and brings them into the store; no scheduler.</summary>
    public static IServiceCollection AddKpiImport(this IServiceCollection services, ImportOptions import)
    {
        services.AddSingleton(import);
        services.AddSingleton<ImportPipeline>();
        services.AddSingleton<LineMemory>();
        services.AddSingleton<SubmissionService>();
        services.AddSingleton<FormExporter>();
        return services;
    }

    /// <summary>The scheduler in the same database as the figures, and the jobs.</summary>
    /// <param name="runs">Whether this node runs jobs; one that does not can still see them and ask for them.</param>
    /// <param name="severalNodes">Whether other processes may publish into the same store.</param>
    public static IServiceCollection AddKpiJobs(
        this IServiceCollection services, StoreOptions store, InboxOptions inbox, BackupOptions backup, CultureInfo culture, TimeZoneInfo timeZone, bool runs, bool severalNodes)
    {
        services.AddSingleton(inbox);
        services.AddSingleton(backup);
        services.AddSingleton<BackupService>();
        services.AddSingleton<ActiveRuns>();
        services.AddSingleton<RunHistory>();
        services.AddSingleton(sp => new JobBoard(
            sp.GetRequiredService<ISchedulerFactory>(),
            sp.GetRequiredService<ActiveRuns>(),
            sp.GetRequiredService<RunHistory>(),
            sp.GetRequiredService<AuditStore>(),
            sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<JobFeed>();
        services.AddSingleton(sp => ActivatorUtilities.CreateInstance<InboxProcessor>(sp, culture));
        services.AddSingleton<SampleFiles>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.GenerateInstanceId = true;

                // A run asked for on another node is found by looking only: nobody should wait half a minute for it.
                if (severalNodes)
                {
                    o.IdleWaitTime = OtherNodesWait;
                }
            });
            quartz.UseDefaultTimeZone(timeZone);
            quartz.UseExecutionLogCapture();
            quartz.AddJobListener<JobFeedListener>([]);
            quartz.UsePersistentStore(s =>
            {
                if (store.Provider == StoreProvider.Postgres)
                {
                    s.UsePostgres(store.ConnectionString);
                    s.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(5));
                }
                else
                {
                    s.UseSqlite(store.ConnectionString);
                }
                s.UseSystemTextJsonSerializer();
                s.ProvisionSchema();
                s.UseExecutionHistory();
            });

            // The inbox looks every minute anyway: runs missed while the program was off are made up by one.
            AddJob<InboxJob>(quartz, JobNames.Inbox, "0 * * ? * *", timeZone);
            AddJob<KpiJob>(quartz, JobNames.Kpi, "0 30 0 ? * *", timeZone);
            AddJob<MaintenanceJob>(quartz, JobNames.Maintenance, "0 0 1 ? * *", timeZone);
        });
        services.AddQuartzExecutionHistory(o =>
        {
            o.Retention = HistoryRetention;
            o.RetentionByResult[JobRunResult.Skipped] = IdleRetention;
            o.MaxEntriesPerScheduler = MaxHistory;

            // The input of a run is its ticket.
            o.RecordInput = true;
        });
        services.AddQuartzHostedService(o =>
        {
            o.WaitForJobsToComplete = true;
            o.AutoStart = runs;
        });

        // After the scheduler, so that they stop before it.
        services.AddHostedService<PublishWatcher>();
        if (severalNodes)
        {
            services.AddHostedService<PublicationPoller>();
            services.AddHostedService<JobPoller>();
        }
        return services;
    }

    private static void AddJob<T>(IQuartzBuilder quartz, string name, string cron, TimeZoneInfo timeZone)
        where T : class, IJob
    {
        quartz.AddJob<T>(j => j.WithIdentity(name).StoreDurably().RequestRecovery());
        quartz.AddTrigger<T>(t => t.ForJob(name).WithIdentity(name, JobBoard.ScheduleGroup)
            .WithCronSchedule(cron, c => c.InTimeZone(timeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }
}
