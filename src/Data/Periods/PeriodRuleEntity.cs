namespace Kpi.Data.Periods;

internal sealed class PeriodRuleEntity
{
    public int CalendarId { get; set; }
    public PeriodKind Kind { get; set; }
    public int Month { get; set; }
    public int StartYearOffset { get; set; }
    public int StartMonth { get; set; }
    public int StartDay { get; set; }
    public int EndMonth { get; set; }
    public int EndDay { get; set; }
    public int DeadlineMonth { get; set; }
    public int DeadlineDay { get; set; }

    public PeriodRule ToRecord() => new(Kind, Month, StartYearOffset, StartMonth, StartDay, EndMonth, EndDay, DeadlineMonth, DeadlineDay);
}
