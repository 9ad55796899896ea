using System.Globalization;
using Kpi.Dashboard.Resources;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Localisation;

/// <summary>
/// Dates, times and durations as people read them: <c>06/6/2024</c>, <c>14/02/2024</c> in Vietnamese, <c>6 Jun 2024</c> in English (<see cref="DayNames"/> says why).
/// </summary>
/// <param name="culture">The reader's language.</param>
/// <param name="zone">Where the agency is: instants are stored in UTC and read there.</param>
public sealed class DateText(CultureInfo culture, TimeZoneInfo zone)
{
    private readonly bool _english = Language.Code(culture) == Language.Code(Language.English);

    /// <summary><c>06/6/2024</c> or <c>6 Jun 2024</c>.</summary>
    public string Date(DateOnly date) => DayNames.Full(date, culture);

    /// <summary>Without the year, where the year is said nearby: <c>06/6</c> or <c>6 Jun</c>.</summary>
    public string DayMonth(DateOnly date) => DayNames.WithoutYear(date, culture);

    /// <summary>A window, both ends included: <c>15/12/2023–14/6/2024</c> or <c>15 Dec 2023 – 14 Jun 2024</c>.</summary>
    public string Window(DateOnly first, DateOnly last) => _english ? $"{Date(first)} – {Date(last)}" : $"{Date(first)}–{Date(last)}";

    /// <summary>The clock of an instant stored in UTC: <c>14:32</c>.</summary>
    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An instant stored in UTC: <c>14:32, 17/6/2024</c> or <c>14:32, 17 Jun 2024</c>.</summary>
    public string Instant(DateTime utc) => $"{Time(utc)}, {Date(DateOnly.FromDateTime(Local(utc)))}";

    /// <summary>An instant stored in UTC, seen from another: the clock on the same day, else with the day (<c>01:00, 18/6</c>), in another year with the year too.</summary>
    /// <param name="seconds">Whether the clock shows seconds: <c>14:33:02</c>.</param>
    public string Near(DateTime utc, DateTime now, bool seconds = false)
    {
        var (local, today) = (Local(utc), DateOnly.FromDateTime(Local(now)));
        var (clock, day) = (local.ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture), DateOnly.FromDateTime(local));
        return day == today ? clock : $"{clock}, {(day.Year == today.Year ? DayMonth(day) : Date(day))}";
    }

    /// <summary>
    /// How long something took: <c>0,8 giây</c>, <c>38 giây</c>, <c>1 phút 12 giây</c>, <c>2 giờ 5 phút</c>. Below a tenth of a second it says just that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public string Duration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var tenths = Math.Round(duration.TotalSeconds, 1, MidpointRounding.AwayFromZero);
        var numbers = new NumberText(culture);
        if (duration > TimeSpan.Zero && tenths < 0.1) return string.Format(culture, Text.Of("duration.under", culture), Unit(numbers.Count(0.1, 1), "unit.second"));
        if (tenths < 10) return Unit(numbers.Count(tenths, 1), "unit.second");
        var seconds = (long)Math.Round(duration.TotalSeconds, MidpointRounding.AwayFromZero);
        if (seconds < 60) return Unit(numbers.Count(seconds), "unit.second");
        if (seconds < 3600) return Pair(seconds / 60, "unit.minute", seconds % 60, "unit.second");
        var minutes = (seconds + 30) / 60;
        return Pair(minutes / 60, "unit.hour", minutes % 60, "unit.minute");

        string Unit(string number, string key) => number + NumberText.NoBreakSpace + Text.Of(key, culture);
        string Pair(long major, string majorKey, long minor, string minorKey) =>
            minor == 0 ? Unit(numbers.Count(major), majorKey) : $"{Unit(numbers.Count(major), majorKey)} {Unit(numbers.Count(minor), minorKey)}";
    }

    /// <summary>A database may give an instant back without its kind; it is UTC all the same.</summary>
    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
