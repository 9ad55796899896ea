using System.Globalization;
using Kpi.Dashboard.Layout;
using Kpi.Dashboard.Localisation;
using Microsoft.AspNetCore.Localization;

namespace Kpi.Dashboard.Preferences;

/// <summary>
/// <c>GET /preferences?lang=en&amp;theme=dark&amp;return=/path?query</c> keeps a choice in a cookie and leads back. A link and not a script, so that
/// both switches work before and without any script; nothing of a person's data changes, so GET does no harm.
/// </summary>
public static class PreferencesEndpoint
{
    public const string Path = "/preferences";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder app) => app.MapGet(Path, Change).ExcludeFromDescription();

    /// <summary>
    /// A page asked for in another language than the reader's cookie says (<c>/?lang=en</c>, a link from a colleague) stays in it for this
    /// visit: the next page and the interactive parts, which connect without the query, would otherwise speak the old one.
    /// </summary>
    public static Task FollowQuery(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) && request.Path != Path && request.AsksForPage()
            && Language.FromTag(request.Query[LanguageProvider.QueryKey]) is { } asked && !Equals(asked, LanguageProvider.FromCookie(request)))
        {
            SetLanguage(http, asked, lifetime: null);
        }

        return next(http);
    }

    /// <summary>The address of this endpoint that changes the language and leads back to <paramref name="back"/>.</summary>
    internal static string LanguageLink(CultureInfo culture, string back) => $"{Path}?lang={Language.Code(culture)}&return={Uri.EscapeDataString(back)}";

    private static void Change(HttpContext http)
    {
        var query = http.Request.Query;
        if (!LocalAddress.TryParse(query["return"], out var back)) back = "/";
        if (Language.FromTag(query[LanguageProvider.QueryKey]) is { } culture)
        {
            SetLanguage(http, culture, Lifetime);
            // ?lang= outranks the cookie: left in the address, it would undo the choice.
            back = LocalAddress.Without(back, LanguageProvider.QueryKey);
        }

        if (query["theme"] == Theme.Auto) http.Response.Cookies.Delete(Theme.Cookie, Options(http));
        else if (Theme.IsTheme(query["theme"])) http.Response.Cookies.Append(Theme.Cookie, query["theme"]!, Options(http, Lifetime));

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = back;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static void SetLanguage(HttpContext http, CultureInfo culture, TimeSpan? lifetime) => http.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
        Options(http, lifetime));

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime = null) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
