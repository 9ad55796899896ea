using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace Kpi.Dashboard.Localisation;

/// <summary>
/// Chooses the language of a request: <c>?lang=</c>, then the reader's cookie, then what the browser asks for. One provider instead of the
/// framework's three, because those compare whole names: a browser that sends <c>vi, en</c> would be answered in English.
/// </summary>
public sealed class LanguageProvider : RequestCultureProvider
{
    public const string QueryKey = "lang";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var culture = Language.FromTag(request.Query[QueryKey]) ?? FromCookie(request)
            ?? Language.FromAcceptLanguage(request.GetTypedHeaders().AcceptLanguage);
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(new StringSegment(culture.Name)));
    }

    internal static System.Globalization.CultureInfo? FromCookie(HttpRequest request) =>
        request.Cookies[CookieRequestCultureProvider.DefaultCookieName] is { } cookie
        && CookieRequestCultureProvider.ParseCookieValue(cookie) is { UICultures: [var first, ..] }
            ? Language.FromTag(first.Value)
            : null;
}
