namespace Kpi.Dashboard.Pages.Review;

/// <summary>What the page for deciding shows.</summary>
/// <param name="Waiting">The ones that have waited longest, first.</param>
/// <param name="Total">How many wait in all.</param>
/// <param name="Decided">What was published or handed back lately, newest first.</param>
/// <param name="MayDecide">Whether this reader decides.</param>
public sealed record ReviewView(IReadOnlyList<ReviewItem> Waiting, int Total, IReadOnlyList<ReviewItem> Decided, bool MayDecide);
