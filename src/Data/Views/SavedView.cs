namespace Kpi.Data.Views;

/// <summary>The filters of a page, kept under a name.</summary>
/// <param name="OwnerId">Who saved it; only they and administrators change one that is shared.</param>
/// <param name="Owner">The name they signed in with then.</param>
/// <param name="Query">The query of the page's address, without its question mark; empty for the page as it is.</param>
/// <param name="Shared">Whether everybody sees it.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record SavedView(int Id, string OwnerId, string Owner, ViewPage Page, string Name, string Query, bool Shared, DateTime ChangedAt)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Most characters of a query.</summary>
    public const int LongestQuery = 500;

    /// <summary>Most views of one person.</summary>
    public const int MostOfOne = 100;
}
