using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What it takes to reach a target from where an agency stands (methods §2.3–2.5).</summary>
/// <param name="Figure">The figure that counts toward it; null when there is none.</param>
/// <param name="Judgement">Of that figure against this target.</param>
/// <param name="From">First day that is still to come.</param>
/// <param name="DaysLeft">From then to the target's day, both counted; 0 when it has come.</param>
public sealed record GoalCase(Indicator Indicator, Target Target, GoalBasis Basis, Figure? Figure, Judgement Judgement, GoalVerdict Verdict, DateOnly From, int DaysLeft)
{
    /// <summary>For what is counted, and for a share of a level: how many more a day. Null for cases still to be judged, for an upper bound and without a figure.</summary>
    public CountRunRate? Count { get; init; }

    /// <summary>How many were done since the window began, in <see cref="Elapsed"/> days; null when the level it began with is not known.</summary>
    public double? Done { get; init; }

    /// <summary>Days from the beginning of the window to the figure.</summary>
    public int Elapsed { get; init; }

    /// <summary>For a rate of cases: what the cases to come must be, for the least, the middle and the most expected. An upper bound is read the other way round: the good are those that do not count.</summary>
    public (RateRunRate Low, RateRunRate Mid, RateRunRate High)? Rate { get; init; }

    /// <summary>The cases expected to come; null where that plays no part or nothing is known.</summary>
    public GoalVolume? Volume { get; init; }

    /// <summary>How many more than needed a share of a level has, whole; null when it is short or no such share.</summary>
    public double? Surplus { get; init; }

    public GoalForecast? Forecast { get; init; }

    /// <summary>Why there is no forecast; null when there is one.</summary>
    public GoalHold? Hold { get; init; }

    /// <summary>How many of the middle number of cases to come may fail; null where that plays no part.</summary>
    public double? MayFail => Rate is { Mid: { State: GoalState.Open or GoalState.Secured, NeededCount: { } needed } } && Volume is { Mid: var mid } ? Math.Max(0, Math.Floor(mid) - needed) : null;
}
