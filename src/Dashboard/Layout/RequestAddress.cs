using Microsoft.AspNetCore.Diagnostics;

namespace Kpi.Dashboard.Layout;

/// <summary>The address a reader asked for. An error page is rendered under an address of its own, and must not lead back there.</summary>
internal static class RequestAddress
{
    /// <summary>Path and query, percent-encoded, as they stand in the browser.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } status) return new PathString(status.OriginalPath).ToUriComponent() + status.OriginalQueryString;
        var path = http.Features.Get<IExceptionHandlerPathFeature>() is { } failure ? new PathString(failure.Path) : http.Request.Path;
        return path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
    }
}
