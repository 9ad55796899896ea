using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Observations;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>The page in sentences from fixed templates.</summary>
public sealed class RestatementSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>How many published figures changed, of how many indicators, in how many submissions.</summary>
    public string Headline(RestatementsView view)
    {
        var since = Since(view);
        return view.Rows.Count == 0
            ? text["restatements.headline.none", since]
            : text[
                "restatements.headline",
                since,
                numbers.Count(view.Rows.Count),
                numbers.Count(view.Rows.DistinctBy(r => r.Indicator.Id).Count()),
                numbers.Count(view.Rows.SelectMany(r => r.Restatement.Steps).DistinctBy(s => s.Submission).Count())];
    }

    /// <summary>The latest change; null when nothing changed.</summary>
    public string? Second(RestatementsView view) => view.Rows.MaxBy(r => r.Restatement.Steps[^1].At) is { } latest
        ? text["restatements.latest", dates.Instant(latest.Restatement.Steps[^1].At), words.OperandName(latest.Indicator.Key), words.PeriodBrief(latest.Restatement.Period)].Value
        : null;

    /// <summary>From when on changes are shown.</summary>
    public string Since(RestatementsView view) => view.Since.WholeDay ? dates.Date(view.Since.Day) : dates.Instant(view.Since.Instant);

    /// <summary>By how much a figure changed, or how otherwise; never a difference from nothing.</summary>
    public string Change(RestatementRow row) => row.Restatement switch
    {
        { After: null } => text["restatements.withdrawn"],
        { Change: 0, Before: var before, After: { } after } when before.Numerator == after.Numerator && before.Denominator == after.Denominator => text["restatements.back"],
        { Change: 0 } => text["restatements.counts"],
        { Change: not null, After.Value: { } now, Before.Value: { } then } when row.Indicator.Kind != Kpi.Data.Catalogue.ValueKind.Enumeration => words.Change(row.Indicator, now, then),
        { Before.Value: null, After.Value: not null } => text["restatements.given"],
        { Before.Value: not null, After.Value: null } => text["restatements.emptied"],
        _ => text["restatements.other"],
    };

    /// <summary>What a revision was, in a few words: its value with its counts, or which kind of empty.</summary>
    public string Value(RestatementRow row, Observation of, Observation? other)
    {
        if (of.Value is not { } value) return State(of.State);
        var shown = words.Value(row.Indicator, value, other?.Value);
        return words.Amounts(row.Indicator, new Figure(of.Period, of.State, of.Value, of.Numerator, of.Denominator, of.Illustrative)) is { } amounts ? $"{amounts} = {shown}" : shown;
    }

    /// <summary>A kind of empty.</summary>
    public string State(ObservationState state) => state switch
    {
        ObservationState.NotApplicable => text["missing.not-applicable"],
        ObservationState.Unreadable => text["missing.unreadable"],
        _ => text["missing.missing"],
    };
}
