using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Kpi.Dashboard.Layout;

/// <summary>A program whose request failed gets a problem document; the page about it is for people.</summary>
internal sealed class ProgramFailures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Request.AsksForPage()) return false;
        Dictionary<string, object?> extensions = new(StringComparer.Ordinal) { ["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier };
        await Results.Problem(statusCode: StatusCodes.Status500InternalServerError, extensions: extensions).ExecuteAsync(httpContext);
        return true;
    }
}
