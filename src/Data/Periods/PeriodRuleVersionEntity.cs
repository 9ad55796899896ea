namespace Kpi.Data.Periods;

/// <summary>A rule that somebody added to a calendar: it takes over from a reporting year on. Rows are added, never changed.</summary>
internal sealed class PeriodRuleVersionEntity
{
    public int Id { get; set; }
    public int CalendarId { get; set; }
    public PeriodKind Kind { get; set; }
    public int Month { get; set; }
    public int FromYear { get; set; }

    /// <summary>From 1 among the rules from the same year.</summary>
    public int Version { get; set; }
    public int StartYearOffset { get; set; }
    public int StartMonth { get; set; }
    public int StartDay { get; set; }
    public int EndMonth { get; set; }
    public int EndDay { get; set; }
    public int DeadlineYearOffset { get; set; }
    public int DeadlineMonth { get; set; }
    public int DeadlineDay { get; set; }

    /// <summary>The decision behind it.</summary>
    public required string Cause { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedBy { get; set; }

    public static PeriodRuleVersionEntity From(int calendarId, PeriodRule rule, string cause, DateTime now, string actor) => new()
    {
        CalendarId = calendarId,
        Kind = rule.Kind,
        Month = rule.Month,
        FromYear = rule.FromYear,
        Version = rule.Version,
        StartYearOffset = rule.StartYearOffset,
        StartMonth = rule.StartMonth,
        StartDay = rule.StartDay,
        EndMonth = rule.EndMonth,
        EndDay = rule.EndDay,
        DeadlineYearOffset = rule.DeadlineYearOffset,
        DeadlineMonth = rule.DeadlineMonth,
        DeadlineDay = rule.DeadlineDay,
        Cause = cause,
        RecordedAt = now,
        RecordedBy = actor,
    };

    public PeriodRule ToRecord() => new(Kind, Month, StartYearOffset, StartMonth, StartDay, EndMonth, EndDay, DeadlineMonth, DeadlineDay, FromYear, Version, DeadlineYearOffset);
}
