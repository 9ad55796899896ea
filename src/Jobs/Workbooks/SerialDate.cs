namespace Kpi.Jobs.Workbooks;

/// <summary>Days as spreadsheets count them, in either of the two calendars that a workbook may declare.</summary>
internal static class SerialDate
{
    private const int DaysBetweenCalendars = 1_462;

    /// <summary>29 February 1900, which never was: the 1900 calendar counts it, so before it the days are one behind.</summary>
    private const int DayThatNeverWas = 60;

    private const int LastDay = 2_958_465;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Null for a bare time of day, for the day that never was, and outside 1900–9999.</summary>
    public static DateTime? ToDate(double serial, bool counts1904)
    {
        if (!counts1904 && serial < DayThatNeverWas + 1)
        {
            if (serial is < 1 or >= DayThatNeverWas)
                return null;
            serial++;
        }
        var days = counts1904 ? serial + DaysBetweenCalendars : serial;
        // A double holds a time to some microseconds only; rounding gives whole seconds back as they were typed.
        var milliseconds = Math.Round(days * TimeSpan.MillisecondsPerDay);
        return milliseconds >= TimeSpan.MillisecondsPerDay && milliseconds < (LastDay + 1L) * TimeSpan.MillisecondsPerDay
            ? Epoch.AddMilliseconds(milliseconds)
            : null;
    }

    /// <summary>The serial number of a day and time; below 1 for days before the calendar begins.</summary>
    public static double FromDate(DateTime date, bool counts1904)
    {
        var days = (date - Epoch).TotalDays;
        if (counts1904)
            return days - DaysBetweenCalendars;
        return days < DayThatNeverWas + 1 ? days - 1 : days;
    }
}
