using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Submit;

namespace Kpi.Dashboard.State;

/// <summary>Registers what pages read from.</summary>
internal static class PageState
{
    public static IServiceCollection AddPageState(this IServiceCollection services)
    {
        services.AddScoped<WordingProvider>();
        services.AddScoped<PeopleNames>();
        services.AddScoped<OverviewReader>();
        services.AddScoped<SubmitReader>();
        services.AddScoped<DetailReader>();
        return services;
    }
}
