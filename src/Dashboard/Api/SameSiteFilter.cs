using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Api;

/// <summary>Refuses a change that another site makes a signed-in browser ask for. Tokens are not sent by browsers on their own, so they pass.</summary>
internal sealed class SameSiteFilter(Problems problems) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var byCookie = string.Equals(http.User.Identity?.AuthenticationType, IdentityConstants.ApplicationScheme, StringComparison.Ordinal);
        return byCookie && !HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("same-origin" or "none")
            ? problems.Forbidden("request.cross-site")
            : await next(context);
    }
}
