namespace Kpi.Dashboard.Layout;

/// <summary>
/// What a browser may do with our answers. Everything comes from this host: no other script, font, style or image is ever loaded, and no other
/// site may frame us or be sent our forms.
/// </summary>
internal static class SecurityHeaders
{
    // Style attributes are allowed because Radzen places charts and popups with them and our own bars and sparklines get their position from data.
    // Style elements are not: an injected one could read a page through selectors. The plain style-src is what browsers without the two finer
    // directives fall back on. 'self' in connect-src includes the circuit's WebSocket.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        // At the start of the response: an error page begins by clearing what was set before, and Blazor sets a weaker policy of its own.
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // Addresses carry filters, which are nobody else's business.
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }
}
