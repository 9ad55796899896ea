using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>A figure beside another.</summary>
/// <param name="Against"><c>previous</c>, <c>year-before</c>, <c>year-to-date</c> or <c>target</c>.</param>
/// <param name="Period">Of what is compared with.</param>
/// <param name="Value">What is compared with; of a target that is a range the nearer bound.</param>
/// <param name="Window">The days <paramref name="Value"/> covers; null without one, and for a target.</param>
/// <param name="ThisValue">The figure beside it: that of the period, or what the year has given by its end.</param>
/// <param name="ThisWindow">The days <paramref name="ThisValue"/> covers.</param>
/// <param name="Change">In percent points or the unit of measure; per day where <paramref name="PerDay"/>.</param>
/// <param name="Refusal">Why nothing is compared.</param>
/// <param name="Reason">The same as a sentence.</param>
internal sealed record ComparisonItem(
    string Against,
    string? Period,
    double? Value,
    WindowItem? Window,
    double? ThisValue,
    WindowItem? ThisWindow,
    double? Change,
    double? Relative,
    bool PerDay,
    bool? Better,
    Clarity Clarity,
    ComparisonRefusal? Refusal,
    string? Reason)
{
    /// <summary>What an analysis compares its figure with: what the year has given only where figures add up, a target only where there is one.</summary>
    public static IReadOnlyList<ComparisonItem> All(IndicatorAnalysis analysis, RefusalSentences refusals, IStringLocalizer<Text> text) =>
    [
        Of("previous", analysis.Previous, refusals.Sentence(analysis, analysis.Previous, text["analysis.previous.none"])),
        Of("year-before", analysis.YearBefore, refusals.Sentence(analysis, analysis.YearBefore, text["analysis.year.none"])),
        .. analysis.YearToDate is { } ytd ? [Of("year-to-date", ytd, refusals.Sentence(analysis, ytd, text["analysis.year-to-date.none"]))] : Array.Empty<ComparisonItem>(),
        .. OfTarget(analysis, refusals, text) is { } target ? [target] : Array.Empty<ComparisonItem>(),
    ];

    private static ComparisonItem Of(string against, Comparison comparison, string? reason) => new(
        against,
        comparison.Before?.Period.Key,
        comparison.Before?.Value,
        WindowItem.Of(comparison.Before),
        comparison.After?.Value,
        WindowItem.Of(comparison.After),
        comparison.Absolute,
        comparison.Relative,
        comparison.PerDay,
        comparison.Better,
        comparison.Clarity,
        comparison.Refusal,
        reason);

    // The judgement knows whether the two speak of like windows; how far apart they are says nothing of the usual variation.
    private static ComparisonItem? OfTarget(IndicatorAnalysis analysis, RefusalSentences refusals, IStringLocalizer<Text> text)
    {
        if (analysis.Judgement.Target is not { } target) return null;
        var now = analysis.YearBefore.After;
        ComparisonRefusal? refusal = now?.Value is null ? ComparisonRefusal.MissingSide : analysis.Judgement.Gap is null ? ComparisonRefusal.UnlikeWindows : null;

        // Within a range a figure is as far from its target as on it: not at all.
        var bound = now?.Value is { } figure ? target.Nearest(figure) : target.Value;
        var change = refusal is not null ? null : analysis.Judgement.Gap == 0 ? 0 : now!.Value - bound;
        return new ComparisonItem(
            "target",
            target.Period.Key,
            bound,
            null,
            now?.Value,
            WindowItem.Of(now),
            change,
            change is null || bound <= 0 || (analysis.Indicator.Kind == ValueKind.Count && bound < Comparer.TinyBase) ? null : 100 * change / bound,
            false,
            analysis.Judgement.Gap is { } gap and not 0 ? gap < 0 : null,
            Clarity.Unknown,
            refusal,
            refusal switch
            {
                null => null,
                ComparisonRefusal.UnlikeWindows => text["analysis.target.unlike"],
                _ => refusals.Missing(analysis),
            });
    }
}
