using Kpi.Dashboard.State;
using Kpi.Data.Views;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>Addresses of saved views, and which part of an address a view keeps. Pure.</summary>
public static class ViewAddress
{
    /// <summary>The page that lists them.</summary>
    public const string List = "/views";

    /// <summary>The parameter by which a page is told what came of a form; no filter.</summary>
    public const string SaidName = "view";

    /// <summary>What is said to open the overview as it is, whatever it opens with.</summary>
    public const string Plain = "plain";

    private const int LongestValue = 100;

    private static readonly Dictionary<ViewPage, (string Path, string[] Filters, string[] Time)> Pages = new()
    {
        [ViewPage.Overview] = ("/", ["agency", "section", "status"], ["period", Vintage.Name]),
        [ViewPage.Compare] = ("/compare", ["agency", "rows", "why", "each"], ["a", "b", "c", Vintage.Name]),
        [ViewPage.Targets] = ("/targets", ["agency", "rows"], ["year", Vintage.Name]),
        [ViewPage.Completeness] = ("/completeness", ["agency", "form"], ["year", Vintage.Name]),
    };

    /// <summary>The filters in a query, in a fixed order: nothing else of it is kept, and what is empty is no filter.</summary>
    /// <param name="query">With or without its question mark.</param>
    /// <param name="time">Whether the period or year, and the day up to which the page knows, are kept; else the view follows the newest.</param>
    public static string Filters(ViewPage page, string query, bool time)
    {
        var given = Read(query);
        var (_, filters, times) = Pages[page];
        return string.Join('&', (time ? [.. times, .. filters] : filters).Where(given.ContainsKey).Select(n => $"{n}={Uri.EscapeDataString(given[n])}"));
    }

    /// <summary>Whether a query names a period, a year or a day up to which the page knows.</summary>
    public static bool NamesTime(ViewPage page, string query) => Read(query).Keys.Intersect(Pages[page].Time, StringComparer.Ordinal).Any();

    /// <summary>The names and values of a query, each name once; what is empty or too long is left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(string query)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            if (mark < 0) continue;
            var value = Uri.UnescapeDataString(pair[(mark + 1)..].Replace('+', ' '));
            if (value.Length is > 0 and <= LongestValue) given.TryAdd(pair[..mark], value);
        }
        return given;
    }

    /// <summary>The page with the filters of a view. What opens the overview without any says so, or it would open with the reader's own.</summary>
    public static string Of(ViewPage page, string query) => query.Length > 0 ? $"{Pages[page].Path}?{query}" : page == ViewPage.Overview ? $"/?{SaidName}={Plain}" : Pages[page].Path;

    /// <inheritdoc cref="Of(ViewPage, string)"/>
    public static string Of(SavedView view) => Of(view.Page, view.Query);

    /// <summary>An address with what is to be said there.</summary>
    public static string Saying(string address, string said)
    {
        var plain = Kpi.Dashboard.Preferences.LocalAddress.Without(address, SaidName);
        return plain + (plain.Contains('?', StringComparison.Ordinal) ? "&" : "?") + SaidName + "=" + said;
    }
}
