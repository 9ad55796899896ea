using Kpi.Dashboard.Layout;

namespace Kpi.Dashboard;

/// <summary>Composes the program. Tests start the same composition on port 0 and may change services before it is built.</summary>
public static class DashboardApp
{
    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">Command line, as ASP.NET Core reads it (<c>--urls</c>, <c>--Kpi:DataDirectory</c>, …).</param>
    /// <param name="configure">Runs last before the application is built; tests replace the clock or the content root here.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(DashboardApp).Assembly.GetName().Name,
        });
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddShell();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseShell();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
