using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One indicator in two sentences, from fixed templates: the figure and its target; then the year before, and how complete it is.</summary>
public sealed class IndicatorSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>The figure with its counts and its window, and how far it is from its target.</summary>
    public string Headline(IndicatorView view)
    {
        var name = view.Rolled ? text["rollup.name", words.Name(view.Indicator), view.Agency.Name.For(System.Globalization.CultureInfo.CurrentUICulture)].Value : words.Name(view.Indicator);
        if (view.Selected is { RollUp: { UnlikeWindows: true, PerDay: { } perDay } } sum)
        {
            return text["rollup.headline.unlike", name, words.Period(sum.Period), $"{numbers.Count(perDay, 1)}{NumberText.NoBreakSpace}{words.UnitOfMeasure(view.Indicator, perDay)}"];
        }
        if (view.Selected is not { } row) return text[view.Query.Vintage is null ? "indicator.headline.never" : "indicator.headline.then", name];
        if (row.Figure.Value is null) return text["indicator.headline.none", name, words.Period(row.Period)];
        var amount = Amount(view, row.Figure);
        if (view.PerDay) return text["indicator.headline.per-day", name, amount, words.Period(row.Period)];
        var figure = IsLevel(view) ? text["indicator.headline.at", name, amount, dates.Date(row.Period.End)].Value : text["indicator.headline.in", name, amount, words.Period(row.Period)].Value;
        if (row.Judgement.Target is null || words.Gap(view.Indicator, row.Judgement) is not { } gap) return text["indicator.headline", figure];
        return text["indicator.headline.target", figure, Wording.Inside(words.Target(view.Indicator, row.Judgement)), gap];
    }

    /// <summary>Against the same period a year earlier, and how many of its inputs there are; null when there is nothing to say.</summary>
    public string? Second(IndicatorView view)
    {
        if (view.Selected is not { } row) return null;
        if (row.Figure.Value is null) return view.Rows.LastOrDefault(r => r.Figure.Value is not null && r.Period.End < row.Period.End) is { } known
            ? text["indicator.second.last", words.PeriodBrief(known.Period), Amount(view, known.Figure)].Value
            : null;
        if (view.Indicator.Kind == ValueKind.Enumeration) return null;
        var parts = new List<string>();
        if (row is { Before: { } before, YearBefore.Absolute: { } change })
        {
            var was = Amount(view, before);
            var period = words.PeriodBrief(before.Period);
            parts.Add(change == 0
                ? text["indicator.second.same", period, was]
                : text[change > 0 ? "indicator.second.up" : "indicator.second.down", period, Size(view, row.YearBefore, Math.Abs(change)), was]);
        }
        else if (row.UnlikeBefore is { } unlike)
        {
            var windows = new[] { row, view.Rows.FirstOrDefault(r => r.Period == unlike) }.Any(r => r?.RollUp?.UnlikeWindows == true);
            parts.Add(text[windows ? "rollup.second.windows" : "rollup.second.unlike", words.PeriodBrief(unlike)]);
        }
        else
        {
            parts.Add(new RefusalSentences(words, numbers, text).Sentence(row.YearBefore) ?? text["indicator.second.no-before", row.Period.Year - 1]);
        }
        if (row.RollUp is { } rollUp) parts.Add(Completeness(rollUp));
        if (!row.Reported) parts.Add(text["indicator.second.calculated"]);
        if (view.Lineage is { Parts: { Count: > 1 } inputs } && view.Indicator.IsDerived)
        {
            parts.Add(text["indicator.second.complete", numbers.Count(inputs.Count(p => p.Figure?.State is ObservationState.Reported or ObservationState.NotApplicable)), numbers.Count(inputs.Count)]);
        }
        return string.Join(' ', parts);
    }

    /// <summary>How many agencies a sum rests on, and how much they weigh; rounded down, for what lacks something is never all of it.</summary>
    public string Completeness(RollUpPoint sum) => sum switch
    {
        { Provisional: false } => text["rollup.complete", numbers.Count(sum.Expected)],
        { ByWeight: { } weight } => text["rollup.partial", numbers.Count(sum.Reported), numbers.Count(sum.Expected), numbers.Rate(Math.Floor(1000 * weight) / 10)],
        _ => text["rollup.partial.unweighted", numbers.Count(sum.Reported), numbers.Count(sum.Expected)],
    };

    /// <summary>One agency took another's place.</summary>
    public string Break(AgencyBreak taken)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        return text["rollup.break", dates.Date(taken.On), taken.Successor.Name.For(culture), taken.Predecessor.Name.For(culture)];
    }

    /// <summary>A figure of the page as it stands in a sentence: <c>93,5 hồ sơ/ngày</c> where figures are given a day.</summary>
    public string Amount(IndicatorView view, Figure figure) => figure.Value is null ? text["indicator.no-figure"] : PerDay(view, Amount(view.Indicator, figure));

    /// <summary>A difference of two figures of the page, with its sign.</summary>
    public string Change(IndicatorView view, Comparison change) => view is { PerDay: true } && change.Absolute is { } difference
        ? PerDay(view, words.Change(view.Indicator, difference, 0))
        : words.Change(view.Indicator, change);

    /// <summary>What the figures of the page count: <c>hồ sơ</c>, <c>hồ sơ/ngày</c>; empty where that cannot be said.</summary>
    public string Unit(IndicatorView view) => words.UnitOfMeasure(view.Indicator) is { Length: > 0 } unit ? PerDay(view, unit) : "";

    /// <summary>A figure as it stands in a sentence: <c>26/127 TTHC = 20,5 %</c>, <c>16.183 hồ sơ</c>, <c>Trực tuyến</c>.</summary>
    public string Amount(Indicator indicator, Figure figure)
    {
        if (figure.Value is not { } value) return text["indicator.no-figure"];
        var shown = words.Value(indicator, value);
        if (words.Amounts(indicator, figure) is { } amounts) return $"{amounts} = {shown}";
        return words.UnitOfMeasure(indicator, value) is { Length: > 0 } unit ? shown + NumberText.NoBreakSpace + unit : shown;
    }

    // A page of figures a day says so of each; a page of counts only where they are compared a day because their windows differ.
    private string Size(IndicatorView view, Comparison comparison, double size)
    {
        var shown = PerDay(view, words.Difference(view.Indicator, size));
        return comparison.PerDay && !view.PerDay ? text["analysis.year.per-day", shown] : shown;
    }

    // Said last is the unit of measure.
    private string PerDay(IndicatorView view, string phrase) => view.PerDay ? text["unit.per-day", phrase].Value : phrase;

    // A level holds on a day, everything else within a window.
    private static bool IsLevel(IndicatorView view) => view.Accumulation == SeriesAccumulation.Reported && view.Connects;
}
