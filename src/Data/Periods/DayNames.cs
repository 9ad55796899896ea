using System.Globalization;

namespace Kpi.Data.Periods;

/// <summary>
/// How days are written. Vietnamese follows Nghị định 30/2020/NĐ-CP, phụ lục I: days below 10 and the months 1 and 2 take a leading zero, other months do not.
/// English names the month, so that no reader can take the day for the month.
/// </summary>
public static class DayNames
{
    /// <summary><c>06/6/2024</c> or <c>6 Jun 2024</c>.</summary>
    public static string Full(DateOnly day, CultureInfo culture) => IsEnglish(culture)
        ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{WithoutYear(day, culture)}/{day.Year:0000}");

    /// <summary>Where the year is said nearby: <c>06/6</c> or <c>6 Jun</c>.</summary>
    public static string WithoutYear(DateOnly day, CultureInfo culture) => IsEnglish(culture)
        ? day.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{(day.Month <= 2 ? "0" : "")}{day.Month}");

    private static bool IsEnglish(CultureInfo culture) => string.Equals(culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal);
}
