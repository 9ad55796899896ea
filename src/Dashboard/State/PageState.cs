using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Pages.Admin.Rules;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Pages.Completeness;
using Kpi.Dashboard.Pages.Find;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Jobs;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Restatements;
using Kpi.Dashboard.Pages.Review;
using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.Pages.Targets;
using Radzen;

namespace Kpi.Dashboard.State;

/// <summary>Registers what pages read from.</summary>
internal static class PageState
{
    public static IServiceCollection AddPageState(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<IconShapes>();
        services.AddScoped<WordingProvider>();
        services.AddScoped<AgencyChoice>();
        services.AddScoped<AnalysisReader>();
        services.AddScoped<AgenciesReader>();
        services.AddScoped<CompareReader>();
        services.AddScoped<CompletenessReader>();
        services.AddScoped<DiscussionReader>();
        services.AddScoped<FamilyReader>();
        services.AddScoped<MovementReader>();
        services.AddScoped<FindReader>();
        services.AddScoped<IndexReader>();
        services.AddScoped<IndicatorReader>();
        services.AddScoped<PeopleNames>();
        services.AddScoped<PublishedReports>();
        services.AddScoped<OverviewReader>();
        services.AddScoped<SubmitReader>();
        services.AddSingleton<AgencyRights>();
        services.AddScoped<DetailReader>();
        services.AddScoped<JobsReader>();
        services.AddScoped<RestatementsReader>();
        services.AddScoped<ReviewReader>();
        services.AddScoped<RuleReader>();
        services.AddScoped<TargetsReader>();
        services.AddScoped<TodoReader>();
        services.AddScoped<LiveStamp>();
        services.AddScoped(_ => new TargetNumbers(System.Globalization.CultureInfo.CurrentUICulture));
        return services;
    }
}
