using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What is known of one of the two periods.</summary>
/// <param name="DeclaredStart">First day of the window the report declares; null when it is the period's.</param>
/// <param name="PublishedAt">UTC; when the form of the period was published, null when it was not.</param>
/// <param name="Given">How many of the form's figures there are.</param>
/// <param name="Total">How many there are to be.</param>
/// <param name="Illustrative">Whether anything in it is made up.</param>
public sealed record CompareSide(Period Period, DateOnly? DeclaredStart, DateOnly? DeclaredEnd, DateTime? PublishedAt, int Given, int Total, bool Illustrative)
{
    /// <summary>Length of the declared window, both ends counted; null when none is declared.</summary>
    public int? DeclaredDays => DeclaredStart is { } start && DeclaredEnd is { } end ? end.DayNumber - start.DayNumber + 1 : null;
}
