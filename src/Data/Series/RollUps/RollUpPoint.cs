using Kpi.Data.Agencies;
using Kpi.Data.Observations;

namespace Kpi.Data.Series.RollUps;

/// <summary>A figure made of the figures of several agencies, and what it rests on.</summary>
/// <param name="Figure">The sum, or Σ numerators / Σ denominators; without a value when nothing was reported, or windows differ.</param>
/// <param name="Reported">Agencies that have reported, of <paramref name="Expected"/>.</param>
/// <param name="Missing">Those that have not, or gave a rate without its counts.</param>
/// <param name="ByWeight">Share of the weight that has been reported, 0 to 1: the denominators, or counts, of the same period before. Null when a missing agency's is not known.</param>
/// <param name="UnlikeWindows">Whether the reports cover different days. Counts are then given a day only.</param>
/// <param name="PerDay">Sum of the counts a day; null for rates, levels, and without a count.</param>
/// <param name="Low">Of a rate: what it would be if every missing case were bad; null when all is in or it cannot be said.</param>
/// <param name="High">Of a rate: what it would be if every missing case were good.</param>
/// <param name="Break">The last day before this point's end, and after the end of the point before, on which an agency took another's place; null when none did.</param>
public sealed record RollUpPoint(
    Figure Figure, int Reported, int Expected, IReadOnlyList<Agency> Missing, double? ByWeight, bool UnlikeWindows, double? PerDay, double? Low, double? High, DateOnly? Break)
{
    /// <summary>First day of the window that all of its figures cover; null for levels, without a figure, and where windows differ.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of that window; null where <see cref="Start"/> is.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Length of that window, both ends counted; null where <see cref="Start"/> is.</summary>
    public int? Days => Counted ?? End?.DayNumber - Start?.DayNumber + 1;

    /// <summary>Days that the reports of each agency cover, where these are not those of the window; null otherwise.</summary>
    public int? Counted { get; init; }

    /// <summary>Below this share of the weight a status is only provisional (methods §3.6).</summary>
    public const double ProvisionalBelow = 0.9;

    /// <summary>Below this share of the weight no status is given at all.</summary>
    public const double StatusFrom = 0.6;

    /// <summary>Whether somebody has not reported yet.</summary>
    public bool Provisional => Reported < Expected;

    /// <summary>Share of the agencies that have reported, 0 to 1; null when none was to.</summary>
    public double? ByUnits => Expected == 0 ? null : Reported / (double)Expected;
}
