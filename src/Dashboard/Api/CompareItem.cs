using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Api;

/// <summary>One indicator in two periods.</summary>
/// <param name="WindowA">The days <paramref name="A"/> covers, whatever the name of the period says; null without a figure.</param>
/// <param name="WindowB">The days <paramref name="B"/> covers.</param>
/// <param name="Target">Of a range the lower bound.</param>
/// <param name="TargetHigh">Upper bound of a range.</param>
/// <param name="Refusal">Why nothing is compared.</param>
/// <param name="Reason">The same as a sentence.</param>
internal sealed record CompareItem(
    string Indicator,
    string Name,
    string UnitOfMeasure,
    double? A,
    double? B,
    WindowItem? WindowA,
    WindowItem? WindowB,
    ObservationState StateA,
    ObservationState StateB,
    double? Change,
    double? Relative,
    bool PerDay,
    bool? Better,
    Clarity Clarity,
    ComparisonRefusal? Refusal,
    string? Reason,
    double? Target,
    double? TargetHigh,
    string? TargetPeriod,
    Status Status,
    VerdictItem<Data.Analysis.Signals.Variation>? Signal)
{
    public static CompareItem Of(PeriodComparison row, Wording words, RefusalSentences refusals) => new(
        row.Indicator.Key,
        words.Name(row.Indicator),
        words.UnitOfMeasure(row.Indicator),
        row.Before?.Value,
        row.After?.Value,
        WindowItem.Of(row.Comparison.Before),
        WindowItem.Of(row.Comparison.After),
        row.Before?.State ?? ObservationState.Missing,
        row.After?.State ?? ObservationState.Missing,
        row.Comparison.Absolute,
        row.Comparison.Relative,
        row.Comparison.PerDay,
        row.Comparison.Better,
        row.Comparison.Clarity,
        row.Comparison.Refusal,
        refusals.Sentence(row),
        row.Analysis.Judgement.Target?.Value,
        row.Analysis.Judgement.Target?.High,
        row.Analysis.Judgement.Target?.Period.Key,
        row.Analysis.Judgement.Status,
        row.Analysis.Series is { } series ? SignalItem.Of(series, [.. row.Analysis.Periods.Select(p => p.Key)], row.Analysis.Rebase).Variation : null);
}
