namespace Kpi.Data.Periods;

/// <summary>How a calendar places one kind of period in a year. Dates are given as month and day of the reporting year.</summary>
/// <param name="Kind">The kind of period.</param>
/// <param name="Month">1 to 12 for a month, otherwise 0.</param>
/// <param name="StartYearOffset">Years added to the reporting year for the start: −1 when the window opens in the year before, else 0.</param>
/// <param name="DeadlineMonth">0 when the calendar sets no deadline for this kind.</param>
public sealed record PeriodRule(
    PeriodKind Kind, int Month, int StartYearOffset, int StartMonth, int StartDay, int EndMonth, int EndDay, int DeadlineMonth, int DeadlineDay)
{
    /// <summary>The period of this rule in a reporting year.</summary>
    public Period In(int calendarId, int year) => new(
        calendarId,
        year,
        Kind,
        Month,
        new DateOnly(year + StartYearOffset, StartMonth, StartDay),
        new DateOnly(year, EndMonth, EndDay),
        DeadlineMonth == 0 ? null : new DateOnly(year, DeadlineMonth, DeadlineDay));
}
