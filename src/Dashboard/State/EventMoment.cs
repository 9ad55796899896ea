using System.Globalization;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.State;

/// <summary>When an event happened: on a day, or in a period, which counts as its last day.</summary>
public static class EventMoment
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>Reads a day ("14/6/2024", "2024-06-14") or a period in any spelling; null when the text is neither.</summary>
    public static (DateOnly On, string? PeriodKey)? Read(ReportingCalendar calendar, string? text)
    {
        if (DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day.Year is >= 1900 and <= 2200 ? (day, null) : null;
        return PeriodSpelling.Read(calendar, text) is { } period ? (period.End, period.Key) : null;
    }
}
