namespace Kpi.Dashboard.Pages.Find;

/// <summary>The answers for the dialog, while somebody types.</summary>
internal static class FindEndpoints
{
    /// <summary>How many the dialog shows.</summary>
    public const int Shown = 12;

    public const string Path = "/find.json";

    public static void MapFind(this IEndpointRouteBuilder app) => app.MapGet(Path, AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(string? q, HttpContext http, FindReader reader, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok((await reader.ReadAsync(q, FindShown.Of(http.Request), http.User, Shown, cancellationToken)).Select(f => new { f.Name, f.Detail, f.Href, f.Icon }));
    }
}
