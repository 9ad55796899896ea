using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Discussion;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;
using Kpi.Data.Views;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Data.Persistence;

/// <summary>
/// The store. One sealed subclass per database, so that each has its own migrations and snapshot. Enumerations are kept as words, instants as UTC.
/// </summary>
internal abstract class KpiContext(DbContextOptions options) : IdentityDbContext<KpiUser, IdentityRole, string>(options)
{
    public DbSet<AgencyEntity> Agencies => Set<AgencyEntity>();
    public DbSet<CalendarEntity> Calendars => Set<CalendarEntity>();
    public DbSet<PeriodEntity> Periods => Set<PeriodEntity>();
    public DbSet<FormEntity> Forms => Set<FormEntity>();
    public DbSet<FormVersionEntity> FormVersions => Set<FormVersionEntity>();
    public DbSet<IndicatorEntity> Indicators => Set<IndicatorEntity>();
    public DbSet<RuleEntity> Rules => Set<RuleEntity>();
    public DbSet<SeriesEventEntity> SeriesEvents => Set<SeriesEventEntity>();
    public DbSet<TargetEntity> Targets => Set<TargetEntity>();
    public DbSet<LineMappingEntity> LineMappings => Set<LineMappingEntity>();
    public DbSet<TargetPlanEntity> TargetPlans => Set<TargetPlanEntity>();
    public DbSet<TargetPlanRowEntity> TargetPlanRows => Set<TargetPlanRowEntity>();
    public DbSet<FileEntity> Files => Set<FileEntity>();
    public DbSet<SubmissionEntity> Submissions => Set<SubmissionEntity>();
    public DbSet<LineCommentEntity> LineComments => Set<LineCommentEntity>();
    public DbSet<PublicationEntity> Publications => Set<PublicationEntity>();
    public DbSet<ObservationEntity> Observations => Set<ObservationEntity>();
    public DbSet<AuditEntity> AuditEntries => Set<AuditEntity>();
    public DbSet<SavedViewEntity> SavedViews => Set<SavedViewEntity>();
    public DbSet<DefaultViewEntity> DefaultViews => Set<DefaultViewEntity>();
    public DbSet<IndicatorCommentEntity> IndicatorComments => Set<IndicatorCommentEntity>();
    public DbSet<SignInLinkEntity> SignInLinks => Set<SignInLinkEntity>();
    public DbSet<ApiTokenEntity> ApiTokens => Set<ApiTokenEntity>();
    public DbSet<DataProtectionKeyEntity> DataProtectionKeys => Set<DataProtectionKeyEntity>();
    public DbSet<SettingEntity> Settings => Set<SettingEntity>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KpiContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Conventions.Replace<ForeignKeyIndexConvention>(services => new KeyIndexConvention(services.GetRequiredService<ProviderConventionSetBuilderDependencies>()));
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        AsWords<Accumulation>(configurationBuilder);
        AsWords<Direction>(configurationBuilder);
        AsWords<ValueKind>(configurationBuilder);
        AsWords<LineKind>(configurationBuilder);
        AsWords<LineMappingKind>(configurationBuilder);
        AsWords<PeriodKind>(configurationBuilder);
        AsWords<RuleMissing>(configurationBuilder);
        AsWords<RuleOperator>(configurationBuilder);
        AsWords<SeriesEventKind>(configurationBuilder);
        AsWords<Severity>(configurationBuilder);
        AsWords<SubmissionState>(configurationBuilder);
        AsWords<TargetComparator>(configurationBuilder);
        AsWords<TargetPlanState>(configurationBuilder);
        AsWords<ViewPage>(configurationBuilder);
    }

    private static void AsWords<T>(ModelConfigurationBuilder configurationBuilder)
        where T : struct, Enum => configurationBuilder.Properties<T>().HaveConversion<WordConverter<T>>().HaveMaxLength(20);
}
