using System.Globalization;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Dates that strict workbooks write out (ISO 8601) instead of as serial numbers.</summary>
internal static class IsoDate
{
    /// <summary>The serial number of a date, of a date with time, or of a time of day (below 1). A time zone is left out of account.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, bool counts1904, out double serial)
    {
        serial = 0;
        if (!text.Contains('-') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1))
        {
            serial = time.TotalDays;
            return true;
        }
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || !char.IsAsciiDigit(text[0]) || text.IndexOf('-') != 4)
            return false;
        serial = SerialDate.FromDate(date.DateTime, counts1904);
        return double.IsFinite(serial);
    }
}
