using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;

namespace Kpi.Dashboard.Api;

/// <summary>How far it is to a target, from what counts toward it: of another window than the period's that is another figure, or none yet.</summary>
/// <param name="Count">How many more (or fewer) of what the numerator counts; null where that cannot be counted.</param>
/// <param name="Attainment">Percent of the target attained; for detail only, never for a status.</param>
/// <param name="Baseline">Where the way to the target begins, in the unit of measure; null for a target that counts on its day only.</param>
/// <param name="Progress">Percent of the way from the baseline to the target, below 0 and above 100 as it is; null where no figure can be held against it. Never for a status.</param>
/// <param name="State">Whether what is left can still decide; null where that cannot be said.</param>
/// <param name="DueBy">Period of the target.</param>
/// <param name="Reports">What is known of the target's window; without a report of it, what is needed is said of the whole window and nothing of what has been done.</param>
/// <param name="DaysLeft">From the last day that is known to the target's, of a window without a report all of it.</param>
/// <param name="Remaining">What is left to do; of a limit what may still come.</param>
/// <param name="RequiredPerDay">Remaining over the days left. A range has no one pace that keeps it, nor one rate of the cases to come: what is required is null there.</param>
/// <param name="PaceRatio">Required over the pace so far.</param>
/// <param name="Seasonal">The pace held against that of earlier years; null with fewer than two of them.</param>
/// <param name="Scenarios">Of a ratio of two counts, for few, as many as expected, and many cases to come.</param>
internal sealed record ToTargetItem(
    double? Count,
    double? Attainment,
    double? Baseline,
    double? Progress,
    GoalState? State,
    string? DueBy,
    GoalReports? Reports,
    int? DaysLeft,
    double? Remaining,
    double? RequiredPerDay,
    double? PacePerDay,
    double? PaceRatio,
    SeasonalItem? Seasonal,
    IReadOnlyList<ScenarioItem> Scenarios,
    LandingItem? Landing)
{
    public static ToTargetItem Of(GoalCase outlook)
    {
        var judgement = outlook.Judgement;
        var direction = outlook.Within ? Direction.Range : outlook.AtLeast ? Direction.Higher : Direction.Lower;
        return new ToTargetItem(
            judgement.GapCount ?? (outlook.Indicator.Kind == ValueKind.Count && judgement.Gap is { } gap ? Math.Max(0, gap) : null),
            judgement.Gap is null || outlook.Figure?.Value is not { } value ? null : Data.Analysis.Goals.Attainment.Percent(direction, value, outlook.Target.Bounds),
            outlook.Target.Baseline?.Value,
            outlook.Progress,
            outlook.State,
            outlook.Target.Period.Key,
            outlook.Reports,
            outlook.DaysLeft,
            outlook.Count?.Remaining,
            outlook.Count?.RequiredPerDay,
            outlook.Count?.PacePerDay,
            outlook.Count?.Ratio,
            outlook.Season is { } season ? new SeasonalItem(season.Share, season.Years, season.Landing, season.Ratio) : null,
            [.. outlook.Scenarios.Select(s => new ScenarioItem(s.Volume, s.ToCome, s.Rate.State, s.Rate.NeededPercent, s.Rate.NeededCount, s.Rate.BestPercent, s.Rate.WorstPercent))],
            outlook.Forecast is { } forecast ? LandingItem.Of(forecast, outlook.Hold) : null);
    }
}

/// <summary>Where the count lands, and how many times the pace is required, if this year earns its parts as earlier years did: see <see cref="SeasonalPace"/>.</summary>
/// <param name="Share">Of the window, earned by this date in those years, 0 to 1.</param>
internal sealed record SeasonalItem(double Share, IReadOnlyList<int> Years, double Landing, double? PaceRatio);

/// <summary>What the cases to come must be like, for one guess of how many will come: see <see cref="RateRunRate"/>.</summary>
internal sealed record ScenarioItem(Volume Volume, double ToCome, GoalState State, double? NeededPercent, double? NeededCount, double? BestPercent, double? WorstPercent);

/// <summary>Where the figure will stand on the target's day, how that was made, and why a page would not show it.</summary>
internal sealed record LandingItem(
    double Value, double Low80, double High80, int Steps, ProjectionMethod Method, int N, double? Chance, Likelihood? Likelihood, GoalHold? Withheld)
{
    public static LandingItem Of(GoalForecast forecast, GoalHold? hold) => new(
        forecast.Value, forecast.Low, forecast.High, forecast.Steps, forecast.Method, forecast.Count, SeriesAnswer.Number(forecast.Chance), Likelihoods.Of(forecast.Chance), hold);
}

/// <summary>A target that is due after the period, and what it takes to reach it.</summary>
/// <param name="Period">In which it is due.</param>
/// <param name="Value">The target, in the unit of measure; of a range the lower bound.</param>
/// <param name="High">Upper bound of a range.</param>
internal sealed record AheadItem(string Period, Data.Targets.TargetComparator Comparator, double Value, double? High, bool Illustrative, double? Gap, ToTargetItem ToTarget)
{
    public static AheadItem Of(GoalCase outlook) =>
        new(outlook.Target.Period.Key, outlook.Target.Comparator, outlook.Target.Value, outlook.Target.High, outlook.Target.Illustrative, outlook.Judgement.Gap, ToTargetItem.Of(outlook));
}
