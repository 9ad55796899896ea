namespace Kpi.Dashboard.Layout;

/// <summary>Tells requests of people, who get pages, from requests of programs, who get bare answers.</summary>
public static class RequestKind
{
    /// <summary>Whether the client names HTML among what it accepts, as browsers do and programs do not.</summary>
    public static bool AsksForPage(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
