namespace Kpi.Data.Analysis.Goals;

/// <summary>The pace of a count held against that of earlier years, where a year is not earned evenly (methods §2.4): the share of the days is replaced by the mean share of the window earned by this date.</summary>
/// <param name="Share">Mean share of the whole window that earlier years had earned by this date, between 0 and 1.</param>
/// <param name="Years">The reporting years it is the mean of, ascending; at least two.</param>
/// <param name="Landing">What was done over the share: where the count lands if this year goes on as those did. In the unit of what is counted; no interval can be given of so few years.</param>
/// <param name="Ratio">How many times the pace so far is required of what is left, measured by what those years earned in it; null when nothing has been done or nothing remains.</param>
public sealed record SeasonalPace(double Share, IReadOnlyList<int> Years, double Landing, double? Ratio)
{
    /// <summary>One year is no season.</summary>
    public const int LeastYears = 2;

    /// <summary>Landing = done/s̄ and pace ratio (R/(1 − s̄))/(done/s̄), s̄ the mean of earlier years' shares, R = target − done (methods §2.4).</summary>
    /// <param name="done">The count since the window began.</param>
    /// <param name="target">What it is to be at the end.</param>
    /// <param name="earned">Of each earlier year the count by this date and at the end of the window; those that ended on nothing, or fell, say nothing of a share.</param>
    /// <returns>Null with fewer than two years that say something, and where they had earned nothing or all by now.</returns>
    public static SeasonalPace? Of(double done, double target, IReadOnlyList<(int Year, double ByNow, double Whole)> earned)
    {
        var known = earned.Where(e => e.Whole > 0 && e.ByNow >= 0 && e.ByNow <= e.Whole).OrderBy(e => e.Year).ToList();
        if (known.Count < LeastYears) return null;
        var share = known.Average(e => e.ByNow / e.Whole);
        if (share is <= 0 or >= 1) return null;
        var (landing, remaining) = (done / share, target - done);
        return new SeasonalPace(share, [.. known.Select(e => e.Year)], landing, done > 0 && remaining > 0 ? remaining / (1 - share) / landing : null);
    }
}
