namespace Kpi.Data.Analysis.Goals;

/// <summary>What rate the cases to come must have for the whole to reach its target (methods §2.4). How many will come is a forecast: ask for a low, a middle and a high one.</summary>
/// <param name="NeededPercent">Rate of the cases to come, in percent points; null when no more come, and where it is out of reach or secured.</param>
/// <param name="NeededCount">How many of them must be good, rounded up; of a rate that is to stay low how many may be bad, rounded down.</param>
/// <param name="BestPercent">The rate if all of them are.</param>
/// <param name="WorstPercent">The rate if none is.</param>
public sealed record RateRunRate(GoalState State, double? NeededPercent, double? NeededCount, double? BestPercent, double? WorstPercent)
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The rate that M cases to come need: (T(D + M) − N)/M, at best (N + M)/(D + M), at worst N/(D + M) (methods §2.4). Without any case, so far or to come, nothing is known but that it is open.
    /// Where none is to come the rate so far is the last one, and whether it is enough is decided: there may be days left all the same, and for another guess of M it may be open.
    /// </summary>
    /// <param name="good">N: good cases so far, of a rate that is to stay low the bad ones.</param>
    /// <param name="all">D: cases so far, 0 or more.</param>
    /// <param name="toCome">M: cases still to come, 0 or more.</param>
    /// <param name="targetPercent">T, in percent points.</param>
    /// <param name="atLeast">Whether T is to be reached from below; otherwise not to be exceeded: then best is the lowest rate, and needed is what it may be at most.</param>
    public static RateRunRate Of(double good, double all, double toCome, double targetPercent, bool atLeast = true)
    {
        if (!atLeast)
        {
            // A rate that is to stay below T is one whose complement is to reach 100 − T.
            var other = Of(all - good, all, toCome, 100 - targetPercent);
            return new RateRunRate(other.State, 100 - other.NeededPercent, other.NeededCount is { } count ? toCome - count : null, 100 - other.BestPercent, 100 - other.WorstPercent);
        }
        var total = all + toCome;
        if (!(total > 0)) return new RateRunRate(GoalState.Open, null, null, null, null);
        var best = 100 * (good + toCome) / total;
        var worst = 100 * good / total;
        if (worst >= targetPercent - Tolerance) return new RateRunRate(GoalState.Secured, null, 0, best, worst);
        if (best < targetPercent - Tolerance) return new RateRunRate(GoalState.OutOfReach, null, null, best, worst);
        var needed = ((targetPercent / 100 * total) - good) / toCome;
        return new RateRunRate(GoalState.Open, 100 * needed, Math.Ceiling((needed * toCome) - Tolerance), best, worst);
    }
}
