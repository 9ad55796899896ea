using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Says what a comparison shows, from fixed templates. Nothing is called better or worse that the comparison does not.</summary>
public sealed class CompareSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    /// <summary>How many rows changed how.</summary>
    public string Headline(CompareView view)
    {
        var (a, b) = (words.PeriodBrief(view.A.Period), Capital(words.PeriodBrief(view.B.Period)));
        if (view.Same) return text["compare.headline.same", b];
        var compared = view.Rows.Where(r => r.Verdict != Verdict.Refused).ToList();
        if (compared.Count == 0) return text["compare.headline.none", b, a];
        var parts = compared.GroupBy(r => r.Verdict).OrderBy(g => g.Key).Select(g => Counted(g.Key, g.Count()));
        return text[view.Query.Lines ? "compare.headline.lines" : "compare.headline.kpis", b, a, numbers.Count(compared.Count), string.Join(", ", parts)];
    }

    /// <summary>What rose and what fell most, whether any of it stands out of the usual variation, and what is not compared.</summary>
    public string? Second(CompareView view)
    {
        var parts = new List<string>();
        if (CompareBuilder.Extreme(view.Rows, rise: true) is { } rise) parts.Add(text["compare.second.rise", Wording.Inside(words.Name(rise.Indicator)), Change(rise)]);
        if (CompareBuilder.Extreme(view.Rows, rise: false) is { } fall) parts.Add(text["compare.second.fall", Wording.Inside(words.Name(fall.Indicator)), Change(fall)]);
        var tested = view.Rows.Where(r => r.Comparison is { Absolute: not null and not 0, Clarity: not Clarity.Unknown }).ToList();
        if (tested.Count > 0 && tested.TrueForAll(r => r.Comparison.Clarity == Clarity.NoClearChange)) parts.Add(text["compare.second.unclear"]);
        if (view.Rows.Count(r => r.Verdict == Verdict.Refused) is > 0 and var refused) parts.Add(text["compare.second.refused", numbers.Count(refused)]);
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    /// <summary>A change with its sign and unit of measure: <c>+5,3 điểm %</c>, <c>−70 hồ sơ</c>, <c>+1,2 hồ sơ một ngày</c>.</summary>
    public string Change(CompareRow row)
    {
        if (row.Comparison.Absolute is not { } change) return "";
        var shown = words.Change(row.Indicator, change, 0);
        return row.Comparison.PerDay || row is { Indicator.Kind: ValueKind.Number, After.Denominator: not null } ? text["compare.per-day", shown] : shown;
    }

    /// <summary>The change in per cent of the earlier side, beside a change in things; null where it says nothing or would mislead.</summary>
    public string? Relative(CompareRow row) => row is { InPoints: false, Comparison: { Relative: { } relative, Absolute: not 0 } } ? numbers.RelativeDifference(relative) : null;

    /// <summary>What a change is: better, worse, the same, or neither.</summary>
    public string Word(Verdict verdict) => verdict switch
    {
        Verdict.Better => text["compare.verdict.better"],
        Verdict.Worse => text["compare.verdict.worse"],
        Verdict.Unchanged => text["compare.verdict.unchanged"],
        Verdict.Neutral => text["compare.verdict.neutral"],
        _ => text["compare.verdict.refused"],
    };

    /// <summary>That a change is no more than usual; null when it is, and where that cannot be said.</summary>
    public string? Unclear(CompareRow row) => row is { Verdict: not Verdict.Unchanged, Comparison.Clarity: Clarity.NoClearChange } ? text["compare.unclear"].Value : null;

    /// <summary>The word as it stands alone, and whether the change is more than usual.</summary>
    public string Judged(CompareRow row) => Capital(Unclear(row) is { } unclear ? $"{Word(row.Verdict)}, {unclear}" : Word(row.Verdict));

    /// <summary>Why a row is not compared.</summary>
    public string Reason(CompareRow row) => new RefusalSentences(words, numbers, text).Reason(row.Pair);

    /// <summary>Whether handing in figures would make a refused row comparable.</summary>
    public static bool CanBeGiven(CompareRow row) => (row.Before?.Value is null && Applies(row.Before)) || (row.After?.Value is null && Applies(row.After));

    /// <summary>What of the two periods can be compared, and how: one line each.</summary>
    public IReadOnlyList<string> Comparable(CompareView view)
    {
        var facts = new List<string>();
        var (a, b) = (numbers.Count(view.A.Period.Days), numbers.Count(view.B.Period.Days));
        switch (view.Refusal)
        {
            case null:
                facts.Add(view.A.Period.Kind == view.B.Period.Kind ? text["compare.can.same-kind", a, b] : text["compare.can.same-length", a, b]);
                facts.Add(view.PerDay ? text["compare.can.per-day"] : text["compare.can.whole"]);
                break;
            case ComparisonRefusal.OverlappingWindows:
                facts.Add(text["compare.can.levels"]);
                facts.Add(text["compare.cannot.overlapping"]);
                break;
            default:
                facts.Add(text["compare.can.levels"]);
                facts.Add(text["compare.cannot.unlike", a, b]);
                break;
        }
        foreach (var side in new[] { view.A, view.B }.Where(s => s.DeclaredDays is { } declared && declared != s.Period.Days))
        {
            facts.Add(text["compare.can.declared", words.PeriodBrief(side.Period), numbers.Count(side.DeclaredDays!.Value)]);
        }
        return facts;
    }

    /// <summary>The question the decomposition answers.</summary>
    public string WhyTitle(RateWhy why) => text[
        why.Row.Comparison.Absolute > 0 ? "compare.why.up" : "compare.why.down",
        Wording.Inside(words.Name(why.Row.Indicator)),
        words.Difference(why.Row.Indicator, Math.Abs(why.Row.Comparison.Absolute ?? 0))];

    /// <summary>What of the numerator's change the rate did, and what the volume.</summary>
    public string WhySentence(RateWhy why)
    {
        var unit = words.UnitOfMeasure(why.Row.Indicator);
        var numerator = text["compare.why.numerator", Whole(why.Before.Numerator), Whole(why.After.Numerator), unit, Effect(why.After.Numerator - why.Before.Numerator)].Value;
        return why.Before.Denominator == why.After.Denominator
            ? text["compare.why.rate-only", numerator, Whole(why.Before.Denominator)]
            : text["compare.why.both", numerator, Effect(why.Parts.Ratio), Effect(why.Parts.Volume), Whole(why.Before.Denominator), Whole(why.After.Denominator)];
    }

    /// <summary>An effect on a numerator, in things: <c>+6,6</c>.</summary>
    public string Effect(double value) => numbers.CountDifference(value, value == Math.Floor(value) ? 0 : 1);

    /// <summary>A number of things: <c>26</c>; one decimal where it comes from calculating with a rate.</summary>
    public string Whole(double value) => numbers.Count(value, value == Math.Floor(value) ? 0 : 1);

    private static bool Applies(Figure? figure) => figure?.State != ObservationState.NotApplicable;

    private string Counted(Verdict verdict, int count) => verdict switch
    {
        Verdict.Better => text["compare.count.better", numbers.Count(count)],
        Verdict.Worse => text["compare.count.worse", numbers.Count(count)],
        Verdict.Unchanged => text["compare.count.unchanged", numbers.Count(count)],
        _ => text["compare.count.neutral", numbers.Count(count)],
    };

    private static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];
}
