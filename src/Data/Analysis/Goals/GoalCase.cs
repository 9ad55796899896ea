using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What it takes to reach a target from where an agency stands (methods §2.3–2.5).</summary>
/// <param name="Figure">The figure that counts toward it; null when there is none.</param>
/// <param name="Judgement">Of that figure against this target.</param>
/// <param name="From">First day that is still to come; without a report the first one of the window.</param>
/// <param name="DaysLeft">From then to the target's day, both counted; 0 when it has come.</param>
public sealed record GoalCase(Indicator Indicator, Target Target, GoalBasis Basis, Figure? Figure, Judgement Judgement, GoalVerdict Verdict, DateOnly From, int DaysLeft)
{
    /// <summary>What is known of the target's window.</summary>
    public GoalReports Reports { get; init; }

    /// <summary>
    /// For what is counted, and for a share of a whole: how many more a day, of an upper bound how many may still come. Null for cases still to be judged, for an upper bound of a level,
    /// for a range and without a figure. While <see cref="Reports"/> is <see cref="GoalReports.NoneYet"/> it is what the whole window needs.
    /// </summary>
    public CountRunRate? Count { get; init; }

    /// <summary>How many were done since the window began, in <see cref="Elapsed"/> days; null when that is not known.</summary>
    public double? Done { get; init; }

    /// <summary>Days from the beginning of the window to the figure.</summary>
    public int Elapsed { get; init; }

    /// <summary>The same pace held against that of earlier years; null where fewer than two of them are known, and for what is not counted from the start of a window.</summary>
    public SeasonalPace? Season { get; init; }

    /// <summary>For a rate of cases: what the cases to come must be, for the least, the middle and the most expected; null for a range and where that plays no part.</summary>
    public (RateRunRate Low, RateRunRate Mid, RateRunRate High)? Rate { get; init; }

    /// <summary>The cases expected to come; null where that plays no part or nothing is known.</summary>
    public GoalVolume? Volume { get; init; }

    /// <summary>How many more than needed a share of a level has, whole; null when it is short or no such share.</summary>
    public double? Surplus { get; init; }

    /// <summary>Where the figure will land, also when <see cref="Hold"/> says that no page shows it; null when it cannot be calculated.</summary>
    public GoalForecast? Forecast { get; init; }

    /// <summary>Why no page shows a forecast; null when there is one to show.</summary>
    public GoalHold? Hold { get; init; }

    /// <summary>Whether the target is to be reached; otherwise it is a limit, or a range.</summary>
    public bool AtLeast => Target.Comparator == TargetComparator.AtLeast;

    /// <summary>Whether the target is a range: neither one pace nor one rate of what is to come keeps it, and none is given.</summary>
    public bool Within => Target.Comparator == TargetComparator.Between;

    /// <summary>Percent of the way from the target's baseline that the figure has come (methods §2.3), below 0 and above 100 as it is; null without a baseline, for a range, and without a figure that can be held against the target.</summary>
    public double? Progress => !Within && (Target.Baseline, Judgement.Gap, Figure?.Value) is ({ } from, not null, { } value) ? Attainment.Progress(from.Value, value, Target.Value) : null;

    /// <summary>Whether what is left can still decide; null when there is no figure to say it from.</summary>
    public GoalState? State => Verdict switch
    {
        GoalVerdict.NoFigure => null,
        GoalVerdict.Secured => GoalState.Secured,
        GoalVerdict.OutOfReach => GoalState.OutOfReach,
        GoalVerdict.Due => GoalState.Final,
        _ => GoalState.Open,
    };

    /// <summary>How many times the pace so far is required; null without a pace, for a limit and for a range.</summary>
    public double? Times => AtLeast ? Count?.Ratio : null;

    /// <summary>How many of the middle number of cases to come may fail; null where that plays no part.</summary>
    public double? MayFail => (Rate, Volume) is ({ Mid: { State: GoalState.Open or GoalState.Secured } mid }, { } volume)
        ? AtLeast ? Math.Max(0, Math.Floor(volume.Mid) - (mid.NeededCount ?? 0)) : mid.NeededCount
        : null;

    /// <summary>The rates the cases to come must have, one for each guess of how many will come: three where the guesses differ, else the middle one. Empty where that plays no part.</summary>
    public IReadOnlyList<VolumeScenario> Scenarios => (Rate, Volume) switch
    {
        ({ } rate, { } volume) when volume.Low == volume.High => [new VolumeScenario(Goals.Volume.Mid, volume.Mid, rate.Mid)],
        ({ } rate, { } volume) =>
        [
            new VolumeScenario(Goals.Volume.Low, volume.Low, rate.Low), new VolumeScenario(Goals.Volume.Mid, volume.Mid, rate.Mid), new VolumeScenario(Goals.Volume.High, volume.High, rate.High),
        ],
        _ => [],
    };
}
