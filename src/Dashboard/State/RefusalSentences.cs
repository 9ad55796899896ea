using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>Says why two figures are not compared, in the same words on the page and over the API.</summary>
public sealed class RefusalSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    /// <summary>Why two periods of an indicator are not compared, as it follows "not compared:".</summary>
    public string Reason(PeriodComparison row) => Reason(row.Before, row.After, row.A, row.B, row.Comparison);

    /// <inheritdoc cref="Reason(PeriodComparison)"/>
    public string Reason(Figure? before, Figure? after, Period a, Period b, Comparison comparison) => (before?.Value, after?.Value) switch
    {
        (null, null) when Applies(before) || Applies(after) => text["compare.refused.both"],
        (null, null) => text["compare.refused.not-applicable.both"],
        (null, _) => Missing(before, a),
        (_, null) => Missing(after, b),
        _ => Reason(comparison),
    };

    /// <summary>The same as a sentence of its own; null when they are compared.</summary>
    public string? Sentence(PeriodComparison row) => row.Comparison.Refusal is null ? null : NotCompared(Reason(row));

    /// <summary>Why the figure of an analysis is not compared with another, as a sentence; null when it is.</summary>
    /// <param name="none">What is said where there is no other.</param>
    public string? Sentence(IndicatorAnalysis analysis, Comparison comparison, string none) => comparison switch
    {
        { Refusal: null } => null,
        { Refusal: not ComparisonRefusal.MissingSide } => NotCompared(Reason(comparison)),
        { After.Value: not null } => none,
        _ => Missing(analysis),
    };

    /// <summary>Why two figures that both exist are not compared, as a sentence; null when they are, and when there is one alone or none.</summary>
    public string? Sentence(Comparison comparison) => comparison.Refusal is null or ComparisonRefusal.MissingSide ? null : NotCompared(Reason(comparison));

    /// <summary>That the analysed period has no figure to compare, as a sentence.</summary>
    public string Missing(IndicatorAnalysis analysis) => NotCompared(Missing(analysis.Figure, analysis.Period));

    private string Reason(Comparison comparison) => comparison.Refusal switch
    {
        ComparisonRefusal.NotAQuantity => comparison.Before?.Value == comparison.After?.Value ? text["compare.refused.answer.same"] : text["compare.refused.answer"],
        ComparisonRefusal.OverlappingWindows => text["compare.refused.overlapping"],
        ComparisonRefusal.Break => text["compare.refused.break"],
        ComparisonRefusal.Rebase => text["compare.refused.rebase"],
        _ => text["compare.refused.unlike", numbers.Count(comparison.Before?.Days ?? 0), numbers.Count(comparison.After?.Days ?? 0)],
    };

    private string NotCompared(string reason) => $"{text["compare.refused"]} {reason}";

    private string Missing(Figure? figure, Period period)
    {
        var name = words.PeriodBrief(period);
        return text[Applies(figure) ? "compare.refused.missing" : "compare.refused.not-applicable", char.ToUpperInvariant(name[0]) + name[1..]];
    }

    private static bool Applies(Figure? figure) => figure?.State != ObservationState.NotApplicable;
}
