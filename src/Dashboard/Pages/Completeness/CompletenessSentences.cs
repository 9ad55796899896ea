using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Completeness;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>The page in sentences from fixed templates.</summary>
public sealed class CompletenessSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>How many of the reports that were due are published, and how many lines the published ones lack.</summary>
    public string Headline(CompletenessView view)
    {
        var due = view.Cells.Where(c => c.IsDue(view.Today)).ToList();
        var published = view.Cells.Where(c => c.Standing == ReportStanding.Published).ToList();
        var lacking = published.Where(c => c.Missing.Count > 0).ToList();
        var first = due.Count == 0
            ? text["completeness.headline.none-due", words.Form(view.Form)]
            : text["completeness.headline", words.Form(view.Form), numbers.Count(due.Count(c => c.Standing == ReportStanding.Published)), numbers.Count(due.Count)];
        if (published.Count == 0) return first;
        return lacking.Count == 0
            ? text["completeness.headline.full", first]
            : text["completeness.headline.missing", first, numbers.Count(lacking.Sum(c => c.Missing.Count)), numbers.Count(lacking.Count)];
    }

    /// <summary>How the reports stand to their deadlines, and what is due next.</summary>
    public string Second(CompletenessView view)
    {
        var arrived = view.Cells.Where(c => c.Standing is ReportStanding.Published or ReportStanding.Waiting).ToList();
        var sentences = new List<string>();
        if (arrived.Exists(c => c.DaysLate is not null))
        {
            sentences.Add(text["completeness.second.timely", numbers.Count(arrived.Count(c => c.DaysLate == 0)), numbers.Count(arrived.Count(c => c.DaysLate > 0))]);
        }
        if (view.Cells.Count(c => c.Standing == ReportStanding.Overdue) is > 0 and var overdue) sentences.Add(text["completeness.second.overdue", numbers.Count(overdue)]);
        if (view.Since is { } since && view.Cells.Any(c => c.IsDue(view.Today) && c.Deadline < since)) sentences.Add(text["completeness.second.unjudged", dates.Date(since)]);
        if (view.Next is { } next && view.Form.DeadlineOf(next) is { } deadline) sentences.Add(text["completeness.second.next", words.PeriodBrief(next), dates.Date(deadline)]);
        return string.Join(' ', sentences);
    }

    /// <summary>What a cell says first: how many lines of a published report are given, else where it stands.</summary>
    public string Standing(ReportCell cell) => cell.Standing switch
    {
        ReportStanding.Published => numbers.Ratio(cell.Given, cell.Total),
        ReportStanding.Waiting => text["completeness.waiting"],
        ReportStanding.Unfinished => cell.Submission?.State == SubmissionState.Returned ? text["completeness.returned"] : text["completeness.unfinished"],
        ReportStanding.Overdue => text["completeness.overdue"],
        ReportStanding.NotDue => text["completeness.not-due"],
        ReportStanding.Absent => text["completeness.absent"],
        _ => text["completeness.not-expected"],
    };

    /// <summary>Where a report stands, in a word.</summary>
    public string Word(ReportCell cell) => cell.Standing == ReportStanding.Published ? text["completeness.published"] : Standing(cell);

    /// <summary>How a report stands to its deadline; null where there is nothing to say.</summary>
    public string? Timeliness(ReportCell cell) => cell switch
    {
        { Standing: ReportStanding.NotDue, Deadline: { } deadline } => text["completeness.due", dates.DayMonth(deadline)].Value,
        { Standing: ReportStanding.Published or ReportStanding.Waiting, DaysLate: null } => text["completeness.backfilled"].Value,
        { DaysLate: null } => null,
        { DaysLate: 0, Standing: ReportStanding.Unfinished } => text["completeness.due", dates.DayMonth(cell.Deadline!.Value)].Value,
        { DaysLate: 0 } => text["review.in-time"].Value,
        { DaysLate: 1 } => text["review.late.one"].Value,
        { DaysLate: { } days } => text["review.late", numbers.Count(days)].Value,
    };

    /// <summary>What a report lacks, and what follows from it.</summary>
    public string Gap(ReportCell cell) => cell switch
    {
        { Standing: ReportStanding.Overdue } => text["completeness.gap.overdue", dates.Date(cell.Deadline!.Value)],
        { Standing: ReportStanding.Unfinished, Submission.State: SubmissionState.Returned } => text["completeness.gap.returned"],
        { Standing: ReportStanding.Unfinished } => text["completeness.gap.unfinished"],
        { Standing: ReportStanding.Waiting } => text["completeness.gap.waiting"],
        { Pending: not null } => text["completeness.gap.pending"],
        _ => text["completeness.gap.missing", numbers.Count(cell.Missing.Count), numbers.Count(cell.Total)],
    };

    /// <summary>Why two reports do not fit together.</summary>
    public string Break(AgencyBreak found)
    {
        var (indicator, later) = (found.Break.Indicator, Capital(words.PeriodBrief(found.Break.Period)));
        var (value, other) = (words.Exact(indicator, found.Break.Value), words.Exact(indicator, found.Break.Other));
        return found.Break.Before is { } before
            ? text["completeness.break.fall", later, value, words.PeriodBrief(before), other]
            : text["completeness.break.contradiction", later, value, other];
    }

    /// <summary>The head of a column.</summary>
    public string Column(CompletenessView view, Period period)
    {
        if (!view.ByYear) return words.PeriodBrief(period);
        var brief = PeriodNames.WithoutYear(period, CultureInfo.CurrentUICulture);
        return period.Kind is PeriodKind.Q1 or PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4 ? text["completeness.quarter", brief] : brief;
    }

    private static string Capital(string phrase) => char.ToUpper(phrase[0], CultureInfo.InvariantCulture) + phrase[1..];
}
