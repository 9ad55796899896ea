using Kpi.Dashboard.Api;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Layout;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Pages.Completeness;
using Kpi.Dashboard.Pages.Find;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Jobs;
using Kpi.Dashboard.Pages.Restatements;
using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.Pages.Views;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Persistence;
using Kpi.Data.Seed;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard;

/// <summary>Composes the program. Tests start the same composition on port 0 and may change services before it is built.</summary>
public static class DashboardApp
{
    /// <summary>A switch of the framework: whether files of wwwroot are looked at again after the build.</summary>
    private const string ReloadStaticAssets = "ReloadStaticAssetsAtRuntime";

    // A browser that keeps its circuit open must not hold up the end of the program.
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(10);

    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">Command line, as ASP.NET Core reads it (<c>--urls</c>, <c>--Kpi:DataDirectory</c>, …).</param>
    /// <param name="configure">Runs last before the application is built; tests replace the clock or the content root here.</param>
    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(DashboardApp).Assembly.GetName().Name,
        });
        // Style sheets and scripts as they were built, compressed: read anew at every request, they would go out at three times the size. Whoever watches wants them anew.
        if (builder.Configuration["DOTNET_WATCH"] is null) builder.Configuration[ReloadStaticAssets] ??= "false";
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment());
        Directory.CreateDirectory(settings.DataDirectory);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddKpiStore(settings.Store, new SeedOptions(settings.Samples));
        services.AddKpiImport(settings.Import);
        services.AddKpiJobs(
            settings.Store, settings.Inbox, settings.Backup, settings.Culture, settings.TimeZone, runs: settings.Role != ProgramRole.Web, severalNodes: settings.Role != ProgramRole.All || settings.Store.Provider == StoreProvider.Postgres);
        services.AddSignIn();
        services.AddKpiApi();
        services.AddPageState();
        services.AddUploads();
        services.AddShell();
        services.AddRazorComponents().AddInteractiveServerComponents();
        // A failed command throws, and whoever catches it knows whether it matters: looking for a table that is not there yet does not.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);

        // Why a start fails is said once, by whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownPatience);
        services.AddHostedService<Preparation>();
        services.AddHealth();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseShell();
        app.UseApiProblems();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        if (settings.Role == ProgramRole.Jobs) return app;
        app.MapStaticAssets().AllowAnonymous();
        app.MapKpiApi();
        app.MapSignIn();
        app.MapLive();
        app.MapUploads();
        app.MapFormDownload();
        app.MapDecisions();
        app.MapJobActions();
        app.MapCompare();
        app.MapIndicatorData();
        app.MapTargetsPage();
        app.MapCompleteness();
        app.MapRestatementFiles();
        app.MapFind();
        app.MapEventActions();
        app.MapCommentActions();
        app.MapViews();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
