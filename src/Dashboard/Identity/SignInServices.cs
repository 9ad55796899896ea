using System.Globalization;
using System.Threading.RateLimiting;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Identity;

/// <summary>Registers who may come in and how.</summary>
internal static class SignInServices
{
    public const string SignInLimit = "sign-in";

    /// <summary>Where a link leads by which somebody sets a password.</summary>
    public const string PasswordPath = "/sign-in/password";

    private const string SmartScheme = "smart";
    private const int SignInsPerMinute = 20;

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("kpi-dashboard");
        services.AddIdentity<KpiUser, IdentityRole>(o =>
        {
            // Length is what makes a password strong; forced symbols only make it forgotten.
            o.Password.RequiredLength = 10;
            o.Password.RequireDigit = false;
            o.Password.RequireLowercase = false;
            o.Password.RequireUppercase = false;
            o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 4;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            o.Lockout.AllowedForNewUsers = true;
            o.User.RequireUniqueEmail = false;
        }).AddKpiIdentityStores().AddErrorDescriber<IdentityErrors>().AddClaimsPrincipalFactory<UserClaims>().AddDefaultTokenProviders();

        services.AddAuthentication(o =>
        {
            o.DefaultScheme = SmartScheme;
            o.DefaultAuthenticateScheme = SmartScheme;
            o.DefaultChallengeScheme = SmartScheme;
        })
            .AddScheme<AuthenticationSchemeOptions, BearerTokenHandler>(BearerTokenHandler.SchemeName, null)
            .AddPolicyScheme(SmartScheme, null, o => o.ForwardDefaultSelector = context =>
                BearerTokenHandler.HasToken(context.Request) ? BearerTokenHandler.SchemeName : IdentityConstants.ApplicationScheme);
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "return";
            o.Cookie.Name = "kpi-session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
            o.Events.OnRedirectToLogin = AskToSignIn;
            o.Events.OnRedirectToAccessDenied = Refuse;
            var usual = o.Events.OnValidatePrincipal;
            o.Events.OnValidatePrincipal = async context =>
            {
                await SessionStamps.ValidateAsync(context);
                if (context.Principal is not null) await usual(context);
            };
        });
        services.AddTransient<IClaimsTransformation, EveryRole>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            o.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddScoped<FirstAdministrator>();
        services.AddSingleton<SessionStamps>();
        services.AddScoped<CircuitHandler, CircuitSessions>();
        return services;
    }

    // A program that calls the API gets a status, a person gets the page.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    // The page about a 403 stands at the address that was refused.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
