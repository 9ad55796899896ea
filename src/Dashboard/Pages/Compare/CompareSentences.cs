using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Says what a comparison shows, from fixed templates. Nothing is called better or worse that the comparison does not.</summary>
public sealed class CompareSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    // No width of its own.
    private const char MayBreak = '\u200B';

    private RefusalSentences Refusals => new(words, numbers, text);

    /// <summary>How many rows changed how.</summary>
    public string Headline(CompareView view)
    {
        var (a, b) = (words.PeriodBrief(view.A.Period), Capital(words.PeriodBrief(view.B.Period)));
        if (view.Same) return text["compare.headline.same", b];
        var compared = view.Rows.Where(r => r.Verdict != Verdict.Refused).ToList();
        if (compared.Count == 0) return text["compare.headline.none", b, a];
        return text[view.Query.Lines ? "compare.headline.lines" : "compare.headline.kpis", b, a, numbers.Count(compared.Count), Counted(compared)];
    }

    /// <summary>What rose and what fell most, whether any of it stands out of the usual variation, what is not compared, and how many rows changed how to or from a third period.</summary>
    public string? Second(CompareView view)
    {
        var parts = new List<string>();
        var tested = view.Rows.Where(r => r.Comparison is { Absolute: not null and not 0, Clarity: not Clarity.Unknown }).ToList();
        var none = tested.Count > 0 && tested.TrueForAll(r => r.Verdict == Verdict.Unclear);
        string Most(CompareRow row) => row.Verdict == Verdict.Unclear && !none ? $"{Change(row)} ({Word(row.Verdict)})" : Change(row);
        if (CompareBuilder.Extreme(view.Rows, rise: true) is { } rise) parts.Add(text["compare.second.rise", Wording.Inside(words.Name(rise.Indicator)), Most(rise)]);
        if (CompareBuilder.Extreme(view.Rows, rise: false) is { } fall) parts.Add(text["compare.second.fall", Wording.Inside(words.Name(fall.Indicator)), Most(fall)]);
        if (none) parts.Add(text["compare.second.unclear"]);
        if (view.Rows.Count(r => r.Verdict == Verdict.Refused) is > 0 and var refused) parts.Add(text["compare.second.refused", numbers.Count(refused)]);
        if (view.Second is { } second)
        {
            var (before, after) = (words.PeriodBrief(second.Before.Period), Capital(words.PeriodBrief(second.After.Period)));
            var compared = view.Rows.Select(r => r.Second!).Where(r => r.Verdict != Verdict.Refused).ToList();
            parts.Add(compared.Count == 0 ? text["compare.headline.none", after, before] : text["compare.second.third", after, before, Counted(compared)]);
        }
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    /// <summary>A change with its sign and unit of measure: <c>+5,3 điểm %</c>, <c>−70 hồ sơ</c>, <c>+1,2 hồ sơ một ngày</c>.</summary>
    public string Change(CompareRow row) => words.Change(row.Indicator, row.Comparison);

    /// <summary>The change in per cent of the earlier side, beside a change in things; null where it says nothing or would mislead.</summary>
    public string? Relative(CompareRow row) => row is { InPoints: false, Comparison: { Relative: { } relative, Absolute: not 0 } } ? numbers.RelativeDifference(relative) : null;

    /// <summary>
    /// What stands beside a value: the counts behind it, else what is counted. It breaks before the days the things are divided by, or before what two counts count, and never
    /// within words that belong together.
    /// </summary>
    public string Beside(Indicator indicator, Figure figure)
    {
        if (words.Amounts(indicator, figure) is not { } amounts) return Unbroken(words.UnitOfMeasure(indicator, figure.Value!.Value));
        if (indicator.Kind == ValueKind.Number) return Unbroken(amounts).Replace("/", "/" + MayBreak, StringComparison.Ordinal);
        var unit = words.UnitOfMeasure(indicator, figure.Denominator!.Value);
        return $"{Unbroken(amounts[..^unit.Length].TrimEnd(NumberText.NoBreakSpace))} {Unbroken(unit)}".TrimEnd();
    }

    /// <summary>What a change is: better, worse, no more than usual, the same, or neither.</summary>
    public string Word(Verdict verdict) => verdict switch
    {
        Verdict.Better => text["compare.verdict.better"],
        Verdict.Worse => text["compare.verdict.worse"],
        Verdict.Unclear => text["compare.unclear"],
        Verdict.Unchanged => text["compare.verdict.unchanged"],
        Verdict.Neutral => text["compare.verdict.neutral"],
        _ => text["compare.verdict.refused"],
    };

    /// <summary>The word as it stands alone, and that it could not be held against the usual variation where that is so.</summary>
    public string Judged(CompareRow row) => Capital(row.Comparison.Clarity == Clarity.Unknown ? $"{Word(row.Verdict)}, {text["compare.unknown"]}" : Word(row.Verdict));

    /// <summary>From how many figures on a signal is judged, and how many those rows have that do not say it themselves. Null when no row has a signal.</summary>
    public string? Signals(CompareSignals signals)
    {
        var from = numbers.Count(SignalResult.VerdictFrom);
        return signals switch
        {
            { Few: { } few, Shown: true } => text["compare.caption.signal.most", from, numbers.Count(few)].Value,
            { Few: { } few } => text["compare.caption.signal.all", from, numbers.Count(few)].Value,
            { Shown: true } => text["compare.caption.signal", from].Value,
            _ => null,
        };
    }

    /// <summary>The letter and the name of one of the periods, as they stand over its column.</summary>
    /// <param name="name">As long as there is room for.</param>
    public string Column(CompareView view, CompareSide side, string name) =>
        side.Period == view.A.Period ? text["compare.col.a", name] : side.Period == view.B.Period ? text["compare.col.b", name] : text["compare.col.c", name];

    /// <summary>From which period a change is told to which, by their letters: the later less the earlier where a third one is held against the second.</summary>
    public string Step(CompareView view, CompareStep step) =>
        step.Before.Period == view.A.Period ? text["compare.col.change"] : view.Onward ? text["compare.col.change.onward"] : text["compare.col.change.third"];

    /// <summary>Why a row is not compared.</summary>
    public string Reason(CompareRow row) => Refusals.Reason(row.Pair);

    /// <summary>The change of one of several agencies, or why there is none.</summary>
    public string Told(Indicator indicator, AgencyPanel panel, CompareStep step, Comparison change)
    {
        var (before, after) = (panel.At(step.Before.Period), panel.At(step.After.Period));
        if (change.Absolute is not null) return words.Change(indicator, change);
        var there = panel.Expected(step.Before.Period) && panel.Expected(step.After.Period);
        return $"{text["compare.refused"]} {(there ? Refusals.Reason(before, after, step.Before.Period, step.After.Period, change) : text["compare.each.not-yet"] + ".")}";
    }

    /// <summary>Whether handing in figures would make a refused row comparable.</summary>
    public static bool CanBeGiven(CompareRow row) => (row.Before?.Value is null && Applies(row.Before)) || (row.After?.Value is null && Applies(row.After));

    /// <summary>What of the two periods can be compared, and how: one line each.</summary>
    /// <param name="told">Of whose periods it has been said already which days their reports declare; null for none.</param>
    public IReadOnlyList<string> Comparable(CompareStep step, CompareStep? told = null)
    {
        var facts = new List<string>();
        var (a, b) = (numbers.Count(step.Before.Period.Days), numbers.Count(step.After.Period.Days));
        switch (step.Refusal)
        {
            case null:
                facts.Add(step.Before.Period.Kind == step.After.Period.Kind ? text["compare.can.same-kind", a, b] : text["compare.can.same-length", a, b]);
                facts.Add(step.PerDay ? text["compare.can.per-day"] : text["compare.can.whole"]);
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
        foreach (var side in new CompareSide?[] { step.Before, step.After }.Except([told?.Before, told?.After]).OfType<CompareSide>().Where(s => s.DeclaredDays is { } declared && declared != s.Period.Days))
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

    private string Counted(IEnumerable<CompareRow> rows) => string.Join(", ", rows.GroupBy(r => r.Verdict).OrderBy(g => g.Key).Select(g => Counted(g.Key, g.Count())));

    private string Counted(Verdict verdict, int count) => verdict switch
    {
        Verdict.Better => text["compare.count.better", numbers.Count(count)],
        Verdict.Worse => text["compare.count.worse", numbers.Count(count)],
        Verdict.Unclear => text["compare.count.unclear", numbers.Count(count)],
        Verdict.Unchanged => text["compare.count.unchanged", numbers.Count(count)],
        _ => text["compare.count.neutral", numbers.Count(count)],
    };

    private static string Unbroken(string phrase) => phrase.Replace(' ', NumberText.NoBreakSpace);

    private static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];
}
