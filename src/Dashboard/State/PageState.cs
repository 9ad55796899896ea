using Kpi.Dashboard.Pages.Jobs;
using Kpi.Dashboard.Pages.Overview;

namespace Kpi.Dashboard.State;

/// <summary>Registers what pages read from.</summary>
internal static class PageState
{
    public static IServiceCollection AddPageState(this IServiceCollection services)
    {
        services.AddScoped<WordingProvider>();
        services.AddScoped<OverviewReader>();
        services.AddScoped<JobsReader>();
        return services;
    }
}
