using System.Globalization;
using Kpi.Dashboard.Api;
using Kpi.Dashboard.Settings;

namespace Kpi.Dashboard.State;

/// <summary>The instant whose knowledge a page shows instead of today's: figures, targets and events as they were known then.</summary>
/// <param name="Text">As it stands in addresses: a day, or an ISO instant.</param>
/// <param name="Instant">UTC; of a day its end in the configured time zone.</param>
/// <param name="Day">The day of the instant where the agencies are.</param>
/// <param name="WholeDay">Whether all of that day is meant.</param>
public sealed record Vintage(string Text, DateTime Instant, DateOnly Day, bool WholeDay)
{
    /// <summary>The parameter of addresses, the same as the API's.</summary>
    public const string Name = "asOf";

    /// <summary>The earliest day of a date control: a year that is being typed passes through 0002 and 0020.</summary>
    public const string First = "2000-01-01";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The day as addresses and date controls have it.</summary>
    public string DayText => Write(Day);

    /// <summary>The parameter with its value, ready for an address.</summary>
    public string Parameter => $"{Name}={Uri.EscapeDataString(Text)}";

    /// <summary>What follows the names of files: <c>-2026-10-31</c>; empty for what is known now.</summary>
    public static string Suffix(Vintage? vintage) => vintage is null ? "" : "-" + vintage.DayText;

    /// <summary>A day as addresses and date controls have it.</summary>
    public static string Write(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The day it is where the agencies are.</summary>
    public static DateOnly Today(KpiSettings settings, TimeProvider time) => DayOf(time.GetUtcNow().UtcDateTime, settings);

    /// <summary>Reads an address. Null when it asks for now, which a day to come does too.</summary>
    /// <exception cref="KeyNotFoundException">The text is neither a day nor an instant.</exception>
    public static Vintage? Read(string? text, KpiSettings settings, TimeProvider time)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!AsOf.TryRead(text, settings, out var instant)) throw new KeyNotFoundException(text);
        var day = DayOf(instant!.Value, settings);
        return day > Today(settings, time) ? null : new Vintage(text, instant.Value, day, DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    /// <summary>What was known just before an instant (UTC).</summary>
    public static Vintage Before(DateTime instant, KpiSettings settings)
    {
        var before = DateTime.SpecifyKind(instant, DateTimeKind.Utc).AddTicks(-TimeSpan.TicksPerMicrosecond);
        return new Vintage(before.ToString("O", CultureInfo.InvariantCulture), before, DayOf(before, settings), WholeDay: false);
    }

    /// <summary>The day of an instant (UTC) where the agencies are.</summary>
    public static DateOnly DayOf(DateTime utc, KpiSettings settings) =>
        utc >= DateTime.MaxValue.AddDays(-1) ? DateOnly.MaxValue : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), settings.TimeZone));
}
