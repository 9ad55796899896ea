namespace Kpi.Dashboard.State;

/// <summary>Registers what pages read from: view builders, one for each page.</summary>
internal static class PageState
{
    public static IServiceCollection AddPageState(this IServiceCollection services) => services;
}
