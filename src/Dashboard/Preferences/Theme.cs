namespace Kpi.Dashboard.Preferences;

/// <summary>What the pages look like: as the reader's system says (<see cref="Auto"/>), or as the reader chose, kept in a cookie.</summary>
public static class Theme
{
    public const string Cookie = "kpi-theme";
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Dark = "dark";
    public const string Contrast = "contrast";

    /// <summary>In the order in which the button goes round.</summary>
    public static readonly IReadOnlyList<string> All = [Auto, Light, Dark, Contrast];

    public static bool IsTheme(string? word) => word is not null && All.Contains(word, StringComparer.Ordinal);

    /// <summary>The reader's theme; <see cref="Auto"/> without a cookie or with one that says something else.</summary>
    public static string Of(HttpRequest request) => request.Cookies[Cookie] is { } word && IsTheme(word) ? word : Auto;

    /// <summary>A screen on a wall is dark, so as not to light the room, unless its address says otherwise (<c>?theme=light</c>).</summary>
    public static string OnTheWall(HttpRequest request) => request.Query["theme"].ToString() is var word && word != Auto && IsTheme(word) ? word : Dark;

    public static string After(string theme) => All[(All.IndexOf(theme) + 1) % All.Count];

    private static int IndexOf(this IReadOnlyList<string> words, string word) => words.TakeWhile(w => w != word).Count();
}
