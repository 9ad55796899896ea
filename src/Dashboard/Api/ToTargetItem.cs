using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Api;

/// <summary>How far it is to the target.</summary>
/// <param name="Count">How many more (or fewer) of what the numerator counts; null where that cannot be counted.</param>
/// <param name="Attainment">Percent of the target attained; for detail only, never for a status.</param>
/// <param name="State">Whether what is left can still decide; null where only the gap is known, like all that follows.</param>
/// <param name="DueBy">Period of the target.</param>
/// <param name="Remaining">What is left to do; of a limit what may still come.</param>
/// <param name="RequiredPerDay">Remaining over the days left.</param>
/// <param name="PaceRatio">Required over the pace so far.</param>
/// <param name="Scenarios">Of a ratio of two counts, for few, as many as projected, and many cases to come.</param>
internal sealed record ToTargetItem(
    double? Count,
    double? Attainment,
    GoalState? State,
    string? DueBy,
    int? DaysLeft,
    double? Remaining,
    double? RequiredPerDay,
    double? PacePerDay,
    double? PaceRatio,
    IReadOnlyList<ScenarioItem> Scenarios,
    LandingItem? Landing)
{
    public static ToTargetItem? Of(IndicatorAnalysis analysis)
    {
        if (analysis is not { Figure.Value: { } value, Judgement: { Target: { } target } judgement }) return null;
        var atLeast = target.Comparator == TargetComparator.AtLeast;
        var outlook = analysis.Outlook;
        return new ToTargetItem(
            judgement.GapCount ?? (analysis.Indicator.Kind == ValueKind.Count && judgement.Gap is { } gap ? Math.Max(0, gap) : null),
            judgement.Gap is null ? null : Data.Analysis.Goals.Attainment.Percent(atLeast ? Direction.Higher : Direction.Lower, value, (atLeast ? target.Value : null, atLeast ? null : target.Value)),
            outlook?.State,
            outlook?.DueBy.Key,
            outlook?.DaysLeft,
            outlook?.Run?.Remaining,
            outlook?.Run?.RequiredPerDay,
            outlook?.Run?.PacePerDay,
            outlook?.Run?.Ratio,
            [.. (outlook?.Scenarios ?? []).Select(s => new ScenarioItem(s.Volume, s.ToCome, s.Rate.State, s.Rate.NeededPercent, s.Rate.NeededCount, s.Rate.BestPercent, s.Rate.WorstPercent))],
            outlook?.Landing is { } landing ? LandingItem.Of(landing, analysis.Series?.Hold) : null);
    }
}

/// <summary>What the cases to come must be like, for one guess of how many will come: see <see cref="RateRunRate"/>.</summary>
internal sealed record ScenarioItem(Volume Volume, double ToCome, GoalState State, double? NeededPercent, double? NeededCount, double? BestPercent, double? WorstPercent);

/// <summary>Where the count will stand on the target's day, how that was made, and why a page would not show it.</summary>
internal sealed record LandingItem(
    double Value, double Low80, double High80, int Steps, ProjectionMethod Method, int N, double? Chance, Likelihood? Likelihood, ProjectionHold? Withheld)
{
    public static LandingItem Of(Landing landing, ProjectionHold? hold) => new(
        landing.Value, landing.Low80, landing.High80, landing.Steps, landing.Method, landing.Count, SeriesAnswer.Number(landing.Chance), Likelihoods.Of(landing.Chance), hold);
}
