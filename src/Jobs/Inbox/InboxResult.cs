using System.Globalization;
using System.Text.Json;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Inbox;

/// <summary>The file beside a handled workbook: the check result plus what became of it.</summary>
internal static class InboxResult
{
    public static string Write(CheckResult check, Guid? submission, InboxOutcome outcome, CultureInfo culture)
    {
        var json = JsonSerializer.SerializeToNode(CheckView.From(check, culture), CheckJson.Options)!.AsObject();
        json["submission"] = submission?.ToString();
        json["outcome"] = JsonSerializer.SerializeToNode(outcome, CheckJson.Options);
        return json.ToJsonString(new JsonSerializerOptions(CheckJson.Options) { WriteIndented = true });
    }
}
