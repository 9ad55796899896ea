using System.Globalization;
using Kpi.Dashboard.Resources;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>A schedule in words. Knows the forms our jobs have; what it does not know stays the cron expression it is.</summary>
public sealed class ScheduleWords(IStringLocalizer<Text> text)
{
    private const int Fields = 6;

    /// <summary><c>0 30 0 ? * *</c> is <c>00:30 hằng ngày</c>, <c>0 * * ? * *</c> is <c>mỗi phút</c>. Null for an expression it has no words for.</summary>
    public string? Say(string cron)
    {
        // second, minute, hour, day of month, month, day of week
        if (cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: Fields } fields || fields[0] != "0" || fields[4] != "*") return null;
        var (minute, hour) = (fields[1], fields[2]);
        if (fields[3] is not ("?" or "*") || fields[5] is not ("?" or "*")) return null;
        if (hour == "*")
        {
            if (minute is "*" or "0/1" or "*/1") return text["jobs.schedule.every-minute"];
            if (minute.StartsWith("0/", StringComparison.Ordinal) || minute.StartsWith("*/", StringComparison.Ordinal))
            {
                return Number(minute[2..], 59) is { } step and > 0 && 60 % step == 0 ? text["jobs.schedule.every-minutes", step].Value : null;
            }
            return Number(minute, 59) is { } past ? text["jobs.schedule.hourly", past.ToString("00", CultureInfo.InvariantCulture)].Value : null;
        }
        return Number(minute, 59) is { } m && Number(hour, 23) is { } h ? text["jobs.schedule.daily", string.Create(CultureInfo.InvariantCulture, $"{h:00}:{m:00}")].Value : null;
    }

    private static int? Number(string field, int most) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
