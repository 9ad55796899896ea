namespace Kpi.Data.Analysis.Goals;

/// <summary>What it takes to bring a count to its target (methods §2.4).</summary>
/// <param name="Remaining">T − YTD; 0 or less when it is reached, below 0 when a limit is exceeded.</param>
/// <param name="RequiredPerDay">Remaining over the days left; null when none are left or nothing remains.</param>
/// <param name="PacePerDay">What was done a day so far; null before the first day has ended.</param>
/// <param name="Ratio">How many times the pace so far is required; null without either.</param>
public sealed record CountRunRate(GoalState State, double Remaining, double? RequiredPerDay, double? PacePerDay, double? Ratio)
{
    /// <summary>R = T − YTD, R over the days left and how many times the pace so far that is (methods §2.4). All figures in the unit of what is counted, rates a calendar day.</summary>
    /// <param name="done">The count since the window began; it only grows.</param>
    /// <param name="target">What it is to be at the end.</param>
    /// <param name="daysElapsed">0 or more.</param>
    /// <param name="daysTotal">Of the whole window, 0 or more; once that many have passed the count is final.</param>
    /// <param name="atLeast">Whether it is to be reached; otherwise not to be exceeded, and what is required is what may still come, a day.</param>
    /// <exception cref="ArgumentOutOfRangeException">Days are negative.</exception>
    public static CountRunRate Of(double done, double target, int daysElapsed, int daysTotal, bool atLeast = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysElapsed);
        ArgumentOutOfRangeException.ThrowIfNegative(daysTotal);
        var remaining = target - done;
        double? pace = daysElapsed > 0 ? done / daysElapsed : null;
        var left = daysTotal - daysElapsed;
        if (atLeast ? remaining <= 0 : remaining >= 0 && left <= 0) return new CountRunRate(GoalState.Secured, remaining, null, pace, null);
        if (!atLeast && remaining < 0) return new CountRunRate(left > 0 ? GoalState.OutOfReach : GoalState.Final, remaining, null, pace, null);
        if (left <= 0) return new CountRunRate(GoalState.Final, remaining, null, pace, null);
        var required = remaining / left;
        return new CountRunRate(GoalState.Open, remaining, required, pace, pace > 0 ? required / pace : null);
    }
}
