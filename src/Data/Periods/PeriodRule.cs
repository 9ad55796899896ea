namespace Kpi.Data.Periods;

/// <summary>
/// How a calendar places one kind of period in a year, from a reporting year on. Dates are given as month and day of the reporting year; a day that the month does not have is its
/// last one.
/// </summary>
/// <param name="Kind">The kind of period.</param>
/// <param name="Month">1 to 12 for a month, otherwise 0.</param>
/// <param name="StartYearOffset">Years added to the reporting year for the start: −1 when the window opens in the year before, else 0.</param>
/// <param name="DeadlineMonth">0 when the calendar sets no deadline for this kind.</param>
/// <param name="FromYear">First reporting year it holds for, until a later rule takes over; 0 from the beginning.</param>
/// <param name="Version">From 1. Of several rules from the same year the last one holds.</param>
/// <param name="DeadlineYearOffset">Years added to the reporting year for the deadline: 1 when the report of a year is due in the next, else 0.</param>
public sealed record PeriodRule(
    PeriodKind Kind,
    int Month,
    int StartYearOffset,
    int StartMonth,
    int StartDay,
    int EndMonth,
    int EndDay,
    int DeadlineMonth,
    int DeadlineDay,
    int FromYear = 0,
    int Version = 1,
    int DeadlineYearOffset = 0)
{
    /// <summary>The period of this rule in a reporting year.</summary>
    public Period In(int calendarId, int year) => new(
        calendarId,
        year,
        Kind,
        Month,
        Day(year + StartYearOffset, StartMonth, StartDay),
        Day(year, EndMonth, EndDay),
        DeadlineMonth == 0 ? null : Day(year + DeadlineYearOffset, DeadlineMonth, DeadlineDay));

    private static DateOnly Day(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
