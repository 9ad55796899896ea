using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Data.Completeness;

/// <summary>
/// Says of every agency and period where its report stands. Timeliness is counted from the arrival of the first file, not from a decision about it. A report whose
/// deadline lies before the program was used is not judged: when it was handed in on paper, nobody knows here. Pure.
/// </summary>
/// <param name="form">The form whose reports are looked at.</param>
/// <param name="today">The day it is where the agencies are.</param>
/// <param name="since">The day the first file ever came in; null when none has.</param>
/// <param name="zone">Where the agencies are: instants are UTC.</param>
public sealed class ReportBoard(FormVersion form, DateOnly today, DateOnly? since, TimeZoneInfo zone)
{
    private static readonly SubmissionState[] Senders = [SubmissionState.Received, SubmissionState.Checked, SubmissionState.Returned];

    /// <summary>A cell for each agency and period, in the order given.</summary>
    /// <param name="submissions">Submissions for the form; those for other agencies or periods, and withdrawn ones, are left out.</param>
    /// <param name="figures">Current figures by number of the agency; an agency without any may be absent.</param>
    public IReadOnlyList<ReportCell> Cells(
        IReadOnlyList<Agency> agencies, IReadOnlyList<Period> periods, IEnumerable<Submission> submissions, IReadOnlyDictionary<int, AgencyFigures> figures)
    {
        var byCell = submissions.Where(s => s.State != SubmissionState.Withdrawn).ToLookup(s => (s.Agency, s.Period));
        return
        [
            .. from agency in agencies
               from period in periods
               select Cell(agency, period, [.. byCell[(agency.Key, period.Key)].OrderByDescending(s => s.CreatedAt)], figures.GetValueOrDefault(agency.Id)),
        ];
    }

    /// <summary>The day of an instant (UTC) where the agencies are.</summary>
    public static DateOnly Day(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));

    private ReportCell Cell(Agency agency, Period period, List<Submission> submissions, AgencyFigures? figures)
    {
        var published = submissions.Find(s => s.State == SubmissionState.Published);
        var open = submissions.Find(s => s.State == SubmissionState.Submitted) ?? submissions.Find(s => Senders.Contains(s.State));
        var standing = Standing(agency, period, published, open);
        var missing = published is null ? [] : form.Indicators.Where(i => figures?.Of(i.Id, period)?.State is not (ObservationState.Reported or ObservationState.NotApplicable)).ToList();
        var received = submissions.Count == 0 ? (DateOnly?)null : Day(submissions[^1].CreatedAt, zone);
        return new ReportCell(
            agency,
            period,
            form.DeadlineOf(period),
            standing,
            published ?? open,
            published is not null && open?.CreatedAt > published.CreatedAt ? open : null,
            received,
            DaysLate(period, standing, received),
            published is null ? 0 : form.Indicators.Count - missing.Count,
            form.Indicators.Count,
            missing,
            submissions.Count(s => s.State == SubmissionState.Superseded));
    }

    private ReportStanding Standing(Agency agency, Period period, Submission? published, Submission? open)
    {
        if (published is not null) return ReportStanding.Published;
        if (open is not null) return open.State == SubmissionState.Submitted ? ReportStanding.Waiting : ReportStanding.Unfinished;
        if (agency.ValidFrom > period.End || agency.ValidTo < period.End) return ReportStanding.NotExpected;
        if (form.DeadlineOf(period) >= today) return ReportStanding.NotDue;
        return IsJudged(period) ? ReportStanding.Overdue : ReportStanding.Absent;
    }

    private int? DaysLate(Period period, ReportStanding standing, DateOnly? received)
    {
        if (!IsJudged(period)) return null;
        var day = standing switch
        {
            ReportStanding.Published or ReportStanding.Waiting => received,
            ReportStanding.Unfinished or ReportStanding.Overdue => today,
            _ => null,
        };
        return day is { } at ? Math.Max(0, at.DayNumber - form.DeadlineOf(period)!.Value.DayNumber) : null;
    }

    private bool IsJudged(Period period) => form.DeadlineOf(period) is { } deadline && deadline >= since;
}
