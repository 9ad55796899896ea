using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>Says what it takes to reach a target and where a count will land, and the words both share with the other projections.</summary>
internal sealed class OutlookSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private const int PaceDecimals = 2;
    private const double Tolerance = 1e-9;

    /// <summary>The run rate that is required; null where there is nothing to add to the gap.</summary>
    public string? Needed(AnalysisStory story)
    {
        if (story.Outlook is not { } outlook) return null;
        if (outlook.Within) return Within(story, outlook);
        if (outlook.Scenarios.Count > 0) return Ratio(story, outlook);
        if (outlook is { State: GoalState.OutOfReach }) return text["analysis.needed.limit-broken", story.DuePeriod ?? ""];
        if (outlook is { Reports: GoalReports.NoneYet, Count.Remaining: var whole }) return text[outlook.AtLeast ? "analysis.needed.unreported.count" : "analysis.needed.unreported.limit", story.DuePeriod ?? "", Things(story.Indicator, whole)];
        if (outlook is not { State: GoalState.Open, Basis: not GoalBasis.Level, Count: { RequiredPerDay: { } perDay, Ratio: { } ratio } }) return null;
        var sentence = text[outlook.AtLeast ? "analysis.needed.count" : "analysis.needed.limit", numbers.Count(perDay, PaceDecimals), numbers.Count(outlook.DaysLeft), numbers.Count(ratio, PaceDecimals)].Value;
        return outlook.Season is { } season ? $"{sentence} {Seasonal(story, season)}" : sentence;
    }

    /// <summary>Where the count will stand when the target is due; null where that is not projected, or withheld. Of a level the next projection says it.</summary>
    public string? Landing(AnalysisStory story)
    {
        if (story is not { Outlook: { Hold: null, Forecast: { } landing, Basis: not GoalBasis.Level }, DuePeriod: { } due }) return null;
        var sentence = text[
            "analysis.landing",
            due,
            Whole(story.Indicator, landing.Value),
            Range(story, landing.Low, landing.High),
            Method(landing.Method),
            numbers.Count(landing.Count)].Value;
        return Likelihoods.Of(landing.Chance) is { } likelihood ? $"{sentence} {text["analysis.landing.chance", Words(likelihood)]}" : sentence;
    }

    public string Words(Likelihood likelihood) => likelihood switch
    {
        Likelihood.VeryUnlikely => text["analysis.chance.very-unlikely"],
        Likelihood.Unlikely => text["analysis.chance.unlikely"],
        Likelihood.Uncertain => text["analysis.chance.uncertain"],
        Likelihood.Likely => text["analysis.chance.likely"],
        _ => text["analysis.chance.very-likely"],
    };

    public string Method(ProjectionMethod method) => method switch
    {
        ProjectionMethod.DampedHolt => text["analysis.method.damped-holt"],
        ProjectionMethod.SeasonalNaive => text["analysis.method.seasonal-naive"],
        _ => text["analysis.method.half-drift"],
    };

    /// <summary>How far the figure has come from where the way to its target begins; null for a target that counts on its day only.</summary>
    public string? Progress(AnalysisStory story)
    {
        if (story.Outlook is not { Progress: { } progress, Target.Baseline: { } from }) return null;
        return text[progress < 0 ? "analysis.progress.back" : "analysis.progress", words.Value(story.Indicator with { Kind = ValueKind.Percent }, progress), words.Value(story.Indicator, from.Value)];
    }

    /// <summary>Two ends of an interval, within what is possible. The rules work on what was calculated: see <see cref="Beyond"/>.</summary>
    public string Range(AnalysisStory story, double low, double high)
    {
        var (least, most) = Possible(story);
        return $"{Whole(story.Indicator, Math.Clamp(low, least, most))}–{Whole(story.Indicator, Math.Clamp(high, least, most))}";
    }

    /// <summary>Says which natural limits lie beyond what is possible and are not drawn there (methods §1.1); null where none does.</summary>
    public string? Beyond(AnalysisStory story, ControlLimits limits)
    {
        var (least, most) = Possible(story);
        var below = limits.Lower < least - Tolerance ? text["analysis.variation.beyond-low", Whole(story.Indicator, limits.Lower), Whole(story.Indicator, least)].Value : null;
        var above = limits.Upper > most + Tolerance ? text["analysis.variation.beyond-high", Whole(story.Indicator, limits.Upper), Whole(story.Indicator, most)].Value : null;
        return below is null || above is null ? below ?? above : $"{below} {above}";
    }

    // A rate that has been above 100 %, like work done beyond the plan, is no share of a whole and may be so again.
    private static (double Least, double Most) Possible(AnalysisStory story)
    {
        var known = (story.Series?.Signal.Points ?? []).Select(p => p.Value).Append(story.Value).OfType<double>().ToList();
        return (
            story.Indicator.Kind is ValueKind.Percent or ValueKind.Count && known.TrueForAll(v => v >= 0) ? 0 : double.NegativeInfinity,
            story.Indicator.Kind == ValueKind.Percent && known.TrueForAll(v => v <= 100 + Tolerance) ? 100 : double.PositiveInfinity);
    }

    /// <summary>A calculated value. Things come whole, also where a calculation lands between two.</summary>
    public string Whole(Indicator indicator, double value) => words.Value(indicator, indicator.Kind == ValueKind.Count ? Math.Round(value, MidpointRounding.AwayFromZero) : value);

    private string Things(Indicator indicator, double count) => words.UnitOfMeasure(indicator, count) is { Length: > 0 } unit ? numbers.Count(count) + NumberText.NoBreakSpace + unit : numbers.Count(count);

    private string Seasonal(AnalysisStory story, SeasonalPace season) => text[
        "analysis.needed.season",
        numbers.Count(season.Years.Count),
        words.Value(story.Indicator with { Kind = ValueKind.Percent }, 100 * season.Share),
        story.DuePeriod ?? "",
        Things(story.Indicator, Math.Round(season.Landing, MidpointRounding.AwayFromZero))];

    // What keeps a value between two bounds is no one rate; whether it can still be kept is known.
    private string? Within(AnalysisStory story, GoalCase outlook) => outlook.State switch
    {
        GoalState.Secured => text["analysis.needed.secured", story.DuePeriod ?? ""].Value,
        GoalState.OutOfReach => text[outlook.Volume is null ? "analysis.needed.limit-broken" : "analysis.needed.range.out-of-reach", story.DuePeriod ?? ""].Value,
        GoalState.Open when outlook.Basis is GoalBasis.YearToDate or GoalBasis.Window => text["analysis.needed.range"].Value,
        _ => null,
    };

    private string? Ratio(AnalysisStory story, GoalCase outlook)
    {
        var due = story.DuePeriod ?? "";
        switch (outlook.State)
        {
            case GoalState.Secured: return text["analysis.needed.secured", due];
            case GoalState.OutOfReach: return text["analysis.needed.out-of-reach", due];
            case GoalState.Final: return null;
        }
        var mid = outlook.Scenarios.First(s => s.Volume == Volume.Mid);
        if (mid.Rate.NeededPercent is not { } needed) return null;
        var (low, high) = (outlook.Scenarios[0], outlook.Scenarios[^1]);

        // Without a report of the window nothing of it is known: said of the whole of it, in which the number of cases makes no difference to the rate.
        if (outlook.Reports == GoalReports.NoneYet) return text[outlook.AtLeast ? "analysis.needed.unreported.ratio" : "analysis.needed.unreported.ratio.limit", due, numbers.Count(mid.ToCome), words.Value(story.Indicator, needed)];
        var sentence = text[outlook.AtLeast ? "analysis.needed.ratio" : "analysis.needed.ratio.limit", numbers.Count(mid.ToCome), due, words.Value(story.Indicator, needed)].Value;
        return low.Volume == Volume.Low && low.Rate.NeededPercent is { } few && high.Rate.NeededPercent is { } many
            ? $"{sentence} {text["analysis.needed.ratio.span", words.Value(story.Indicator, few), numbers.Count(low.ToCome), words.Value(story.Indicator, many), numbers.Count(high.ToCome)]}"
            : sentence;
    }
}
