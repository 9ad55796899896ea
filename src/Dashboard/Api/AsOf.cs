using System.Globalization;
using Kpi.Dashboard.Settings;

namespace Kpi.Dashboard.Api;

/// <summary>Reads the instant of a vintage.</summary>
internal static class AsOf
{
    // Nothing but these: whatever else can be read as a time can be read as another one too, 05/06/2024 by those who put the month first.
    private static readonly string[] Instants =
    [
        .. from time in new[] { "HH:mm", "HH:mm:ss.FFFFFFF" }
           from offset in new[] { "zzz", "zz", "'Z'", "" }
           select $"yyyy-MM-dd'T'{time}{offset}",
    ];

    /// <summary>
    /// An ISO instant (without an offset it is in UTC, as all instants that the API writes), or a bare date, which means its end in the configured time zone. False when the text is neither; null text is "now".
    /// </summary>
    public static bool TryRead(string? text, KpiSettings settings, out DateTime? instant)
    {
        instant = null;
        if (text is null) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            // The last day there is has no day after it.
            if (date == DateOnly.MaxValue)
            {
                instant = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
                return true;
            }
            var nextDay = date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
            instant = TimeZoneInfo.ConvertTimeToUtc(nextDay, settings.TimeZone).AddTicks(-TimeSpan.TicksPerMicrosecond);
            return true;
        }

        // A plus sign in an address that was not escaped arrives as a space; it stands before an offset only, which follows a time.
        if (!DateTimeOffset.TryParseExact(text.Replace(' ', '+'), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stated)) return false;
        instant = stated.UtcDateTime;
        return true;
    }
}
