using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Preferences;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kpi.Dashboard.Layout;

/// <summary>What every page stands in: language, theme, security headers, error pages, navigation.</summary>
public static class Shell
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddLocalization();
        // Vietnamese letters as themselves: as character references, a Vietnamese page would be more than twice as long.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.AddExceptionHandler<ProgramFailures>();
        services.AddSingleton(new Navigation(Navigation.Pages));
        services.AddScoped(_ => new NumberText(CultureInfo.CurrentUICulture));
        services.AddScoped(provider => new DateText(CultureInfo.CurrentUICulture, Zone(provider.GetRequiredService<IConfiguration>())));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.All[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All];
            options.RequestCultureProviders = [new LanguageProvider { Options = options }];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        return services;
    }

    /// <summary>Goes before authentication and endpoints: the language must be known to whatever answers, an error page included.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseRequestLocalization();
        app.Use(PreferencesEndpoint.FollowQuery);
        // Developers get the framework's page, which shows the code.
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(StatusPagesForPeopleOnly);
        app.MapPreferences();
        return app;
    }

    /// <summary>A program that gets a 404 wants the 404, not a page about it.</summary>
    private static Task StatusPagesForPeopleOnly(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.AsksForPage() && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    }

    private static TimeZoneInfo Zone(IConfiguration configuration) =>
        TimeZoneInfo.FindSystemTimeZoneById(configuration["Kpi:TimeZone"] ?? "Asia/Ho_Chi_Minh");
}
