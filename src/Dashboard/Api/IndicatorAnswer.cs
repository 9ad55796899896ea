using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>Everything that can be said of an indicator in a period.</summary>
/// <param name="Target">The target, in the unit of measure; of a range (comparator between) the lower bound.</param>
/// <param name="TargetHigh">Upper bound of a range.</param>
/// <param name="Gap">What is lacking, in the unit of measure; of a range how far outside it is.</param>
/// <param name="GapCount">The same in things, of a rate whose counts are known: how many more (or fewer) of its denominator as it stands.</param>
/// <param name="ToTarget">What it takes to the target, from what counts toward it; null without a target.</param>
/// <param name="Ahead">Every target that is due after the period, the next one first.</param>
/// <param name="Signal">Limits, flags and verdicts of <paramref name="Accumulation"/>; null for an answer.</param>
/// <param name="Problems">What keeps it from saying all it could, with the codes of the stateless analysis and of series.</param>
internal sealed record IndicatorAnswer(
    string Indicator,
    string Agency,
    string Period,
    string UnitOfMeasure,
    double? Value,
    double? Numerator,
    double? Denominator,
    ObservationState State,
    bool Illustrative,
    double? Target,
    double? TargetHigh,
    string? TargetPeriod,
    TargetComparator? TargetComparator,
    bool? TargetIllustrative,
    Status Status,
    Status? Toward,
    double? Gap,
    double? GapCount,
    ToTargetItem? ToTarget,
    IReadOnlyList<AheadItem> Ahead,
    IReadOnlyList<ComparisonItem> Comparisons,
    SeriesAccumulation Accumulation,
    SignalItem? Signal,
    ProjectionItem? Projection,
    double? Completeness,
    IReadOnlyList<PointProblemItem> Problems,
    string Sentence)
{
    public static IndicatorAnswer Of(IndicatorAnalysis analysis, string agency, Wording words, RefusalSentences refusals, IStringLocalizer<Text> text, string sentence)
    {
        var (indicator, figure, judgement) = (analysis.Indicator, analysis.Figure, analysis.Judgement);
        return new IndicatorAnswer(
            indicator.Key,
            agency,
            analysis.Period.Key,
            words.UnitOfMeasure(indicator),
            figure?.Value,
            figure?.Numerator,
            figure?.Denominator,
            figure?.State ?? ObservationState.Missing,
            figure?.Illustrative ?? false,
            judgement.Target?.Value,
            judgement.Target?.High,
            judgement.Target?.Period.Key,
            judgement.Target?.Comparator,
            judgement.Target?.Illustrative,
            judgement.Status,
            judgement.Toward,
            judgement.Gap,
            judgement.GapCount,
            analysis.Outlook is { } outlook ? ToTargetItem.Of(outlook) : null,
            [.. analysis.Ahead.Select(AheadItem.Of)],
            ComparisonItem.All(analysis, refusals, text),
            analysis.Accumulation,
            analysis.Series is { } series ? SignalItem.Of(series, [.. analysis.Periods.Select(p => p.Key)], analysis.Rebase) : null,
            analysis.Series is null ? null : ProjectionItem.Of(analysis.Series),
            analysis.Given / (double)analysis.Needed,
            [.. analysis.Problems.Select(p => Problem(p, text))],
            sentence);
    }

    private static PointProblemItem Problem(SeriesProblem problem, IStringLocalizer<Text> text)
    {
        var period = problem.Period?.Key;
        var (code, message) = problem.Kind switch
        {
            SeriesProblemKind.NegativeFlow => ("point.negative-flow", text["point.negative-flow", period!]),
            SeriesProblemKind.ZeroDenominator => ("point.zero-denominator", text["point.zero-denominator", period!]),
            SeriesProblemKind.OnePoint => ("series.one-point", text["series.one-point"]),
            SeriesProblemKind.Constant => ("series.constant", text["series.constant"]),
            _ => ("target.zero", text["target.zero"]),
        };
        return new PointProblemItem(period, code, message);
    }
}

/// <summary>Limits, flags and verdicts, like those of the stateless analysis.</summary>
internal sealed record SignalItem(
    double? Center,
    double? Upper,
    double? Lower,
    LimitsItem? Near,
    double? MovingRange,
    IReadOnlyList<AnalysedPoint> Points,
    VerdictItem<Data.Analysis.Signals.Variation>? Variation,
    VerdictItem<Data.Analysis.Signals.Assurance>? Assurance,
    RebaseItem? Rebase)
{
    public static SignalItem Of(SeriesAnalysis analysis, IReadOnlyList<string> periods, RebaseCase? rebase)
    {
        var answer = SeriesAnswer.Of(analysis, 0, [.. Enumerable.Range(0, periods.Count).Select(i => (int?)i)], periods, [], "");
        return new SignalItem(answer.Center, answer.Upper, answer.Lower, answer.Near, answer.MovingRange, answer.Points, answer.Variation, answer.Assurance,
            rebase is null ? null : new RebaseItem(rebase.From.Key, rebase.Held, rebase.Above ? 1 : -1, rebase.Cause?.Text));
    }
}
