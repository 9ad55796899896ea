using System.Globalization;

namespace Kpi.Dashboard.Api;

/// <summary>Cuts long lists into pages.</summary>
internal static class Paging
{
    public const int DefaultSize = 5000;
    private const int MaxSize = 10_000;

    /// <summary>Where a page begins and how long it is; null when the query asks for something that is not a page.</summary>
    public static (int Skip, int Take)? Read(string? page, int? limit)
    {
        var skip = 0;
        if (page is not null && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip < 0)) return null;
        var take = limit ?? DefaultSize;
        return take is >= 1 and <= MaxSize ? (skip, take) : null;
    }

    /// <summary>A page made from one item more than asked for: the extra one says that there is a next page.</summary>
    public static ItemList<TItem> Page<TSource, TItem>(IReadOnlyList<TSource> found, int skip, int take, Func<TSource, TItem> item) => new(
        [.. found.Take(take).Select(item)],
        found.Count > take ? (skip + take).ToString(CultureInfo.InvariantCulture) : null);
}
