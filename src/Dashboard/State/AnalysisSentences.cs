using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>
/// Says an analysis in sentences, always in the same order (methods §4): value and period, target, variation, the year before, projection, completeness. The same words on pages,
/// in the API and as alternative texts. No adjective that the numbers do not carry.
/// </summary>
public sealed class AnalysisSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private readonly OutlookSentences _outlook = new(words, numbers, text);

    public string Write(AnalysisStory story)
    {
        if (story.Value is not { } value) return Join(text["analysis.value.none", story.Name, story.Period], Inputs(story));
        return Join(
            text["analysis.value", story.Name, story.Period, Amount(story, value)],
            Target(story),
            _outlook.Progress(story),
            _outlook.Needed(story),
            Variation(story),
            Assurance(story),
            YearBefore(story),
            Projection(story),
            Chance(story),
            _outlook.Landing(story),
            Inputs(story));
    }

    /// <summary>What is said beyond the figure, its target and the year before: what it takes, how it varies, where it will land. Each is one of the sentences of <see cref="Write"/>.</summary>
    public IReadOnlyList<string> Outlook(AnalysisStory story) => story.Value is null
        ? []
        : [.. new[] { _outlook.Needed(story), Variation(story), Assurance(story), Projection(story), Chance(story), _outlook.Landing(story) }.OfType<string>().Where(s => s.Length > 0)];

    /// <summary>The variation alone, as it stands beside a chart; null for answers.</summary>
    public string? Variation(AnalysisStory story)
    {
        if (story.Series?.Signal is not { } signal) return null;
        if (signal.Count < SignalResult.VerdictFrom || signal.Limits is not { } limits) return text["analysis.variation.few", numbers.Count(signal.Count), numbers.Count(SignalResult.VerdictFrom)];

        // The verdict is that of the last value known. Where the period has none of its own, that is said.
        var last = signal.Points.Last(p => p.Value is not null);
        var sentence = last.Flags.Any ? Special(story, last, limits) : text["analysis.variation.common", _outlook.Range(story, limits.Lower, limits.Upper)].Value;
        if (signal.Points[^1].Value is null && story.VariationPeriod is { } period) sentence = text["analysis.variation.at", period, Wording.Inside(sentence)];
        return Join(sentence, _outlook.Beyond(story, limits));
    }

    /// <summary>That limits might begin anew, and whether a cause is known: for a person to confirm, never done.</summary>
    public string Rebase(RebaseCase rebase)
    {
        var period = words.PeriodBrief(rebase.From);
        return Join(
            text[rebase.Above ? "analysis.rebase.above" : "analysis.rebase.below", period, numbers.Count(rebase.Held)],
            rebase.Cause is { } cause ? text["analysis.rebase.cause", cause.Text] : text["analysis.rebase.no-cause", period]);
    }

    private string Special(AnalysisStory story, SignalPoint last, ControlLimits limits)
    {
        var range = _outlook.Range(story, limits.Lower, limits.Upper);
        var high = last.Direction > 0;
        var run = numbers.Count(story.RunLength);
        var rule = last.Flags switch
        {
            { Outside: true } => text[high ? "analysis.variation.outside-high" : "analysis.variation.outside-low", range],
            { Trend: true } => text[high ? "analysis.variation.trend-high" : "analysis.variation.trend-low", run],
            { TwoOfThree: true } => text[high ? "analysis.variation.two-of-three-high" : "analysis.variation.two-of-three-low", range],
            _ => text[high ? "analysis.variation.shift-high" : "analysis.variation.shift-low", run, words.Value(story.Indicator, limits.Center)],
        };
        return last.Type switch
        {
            PointType.Improvement => text["analysis.variation.special.improvement", rule],
            PointType.Concern => text["analysis.variation.special.concern", rule],
            _ => text["analysis.variation.special.neutral", rule],
        };
    }

    private string Amount(AnalysisStory story, double value)
    {
        var shown = words.Value(story.Indicator, value);
        if (story.Figure is { } figure && words.Amounts(story.Indicator, figure) is { } amounts) return $"{amounts} = {shown}";
        return words.UnitOfMeasure(story.Indicator, value) is { Length: > 0 } unit ? shown + NumberText.NoBreakSpace + unit : shown;
    }

    private string Target(AnalysisStory story) => story switch
    {
        { Target: null } => text["analysis.target.none"],

        // The figure of another window neither meets it nor lacks anything.
        { TargetPeriod: { } period, Outlook.Reports: GoalReports.NoneYet } => text["analysis.target.not-due", story.Target, period],

        // A limit that what is to come may still exceed has not been met, and is kept so far.
        { TargetPeriod: { } period, Status: Status.Met, Outlook: { AtLeast: false, Verdict: GoalVerdict.Open } } => text["analysis.target.not-due.within", story.Target, period],
        { TargetPeriod: { } period, Status: Status.Met } => text["analysis.target.not-due.met", story.Target, period],
        { TargetPeriod: { } period, Gap: null } => text["analysis.target.not-due", story.Target, period],
        { TargetPeriod: { } period } => text["analysis.target.not-due.short", story.Target, period, story.Gap],
        { Status: Status.Met } => text["analysis.target.met", story.Target],
        { Status: Status.Near } => text["analysis.target.near", story.Target, story.Gap ?? ""],
        _ => text["analysis.target.missed", story.Target, story.Gap ?? ""],
    };

    // Under a special cause the limits do not describe what comes.
    private string? Assurance(AnalysisStory story) =>
        story.Series?.Signal is { Count: >= SignalResult.VerdictFrom, Assurance: { } assurance, Variation: Kpi.Data.Analysis.Signals.Variation.CommonCause } ? assurance switch
        {
            Kpi.Data.Analysis.Signals.Assurance.ConsistentPass => text["analysis.assurance.consistent-pass"].Value,
            Kpi.Data.Analysis.Signals.Assurance.ConsistentFail => text["analysis.assurance.consistent-fail"].Value,
            _ => text["analysis.assurance.inconsistent"].Value,
        }
        : null;

    private string? YearBefore(AnalysisStory story)
    {
        if (story.YearBefore is not { } comparison) return null;
        if (comparison.Refusal is { } refusal)
        {
            return refusal switch
            {
                ComparisonRefusal.NotAQuantity => null,
                ComparisonRefusal.MissingSide => text["analysis.year.none"].Value,
                ComparisonRefusal.UnlikeWindows => text["analysis.year.unlike-windows"].Value,
                ComparisonRefusal.Break => text["analysis.year.break"].Value,
                ComparisonRefusal.Rebase => text["analysis.year.rebase"].Value,
                _ => text["analysis.year.overlapping-windows"].Value,
            };
        }
        if (comparison.Absolute is not { } change) return null;
        if (change == 0) return text["analysis.year.same", story.YearBeforePeriod ?? ""];
        var difference = words.Difference(story.Indicator, Math.Abs(change));
        if (comparison.PerDay) difference = text["analysis.year.per-day", difference];
        return text[change > 0 ? "analysis.year.up" : "analysis.year.down", story.YearBeforePeriod ?? "", difference, comparison.Clarity == Clarity.NoClearChange ? text["analysis.year.unclear"].Value : ""];
    }

    private string? Projection(AnalysisStory story)
    {
        if (story.Series is not { } series) return null;
        if (series.Hold is { } hold) return hold switch
        {
            ProjectionHold.SpecialCause => text["analysis.projection.held.special-cause"],
            ProjectionHold.Rebase => text["analysis.projection.held.rebase"],
            _ => text["analysis.projection.held.break"],
        };
        if (series.Projection.Points.Count == 0) return text["analysis.projection.few", numbers.Count(series.Projection.Count)];
        var next = series.Projection.Points[0];
        if (next is not { Low80: { } low, High80: { } high }) return null;
        return text[
            series.Projection is { Count: 3, Method: ProjectionMethod.HalfDrift } ? "analysis.projection.indicative" : "analysis.projection",
            _outlook.Whole(story.Indicator, next.Value),
            _outlook.Range(story, low, high),
            _outlook.Method(series.Projection.Method),
            numbers.Count(series.Projection.Count)];
    }

    private string? Chance(AnalysisStory story)
    {
        if (story is not { Target: not null, TargetPeriod: null, Series: { Hold: null, Chance: { } chance } }) return null;
        return text["analysis.chance", _outlook.Words(Likelihoods.Of(chance)!.Value)];
    }

    private string? Inputs(AnalysisStory story) => story.Given < story.Needed ? text["analysis.inputs", numbers.Count(story.Given), numbers.Count(story.Needed)].Value : null;

    private static string Join(params string?[] parts) => string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
}
