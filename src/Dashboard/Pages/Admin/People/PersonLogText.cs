using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Resources;
using Kpi.Data.Agencies;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>What the log keeps of a change to a person, in words: roles by their names, the agency by its own. What people wrote themselves, the reason above all, stays as it is.</summary>
public static partial class PersonLogText
{
    /// <param name="detail">As it was logged: the account, what stood before and after, the reason.</param>
    /// <param name="action">Of the log; only what says where somebody stands is put into words.</param>
    public static string? Of(string action, string? detail, IStringLocalizer<Text> text, IReadOnlyList<AgencyBranch> agencies)
    {
        if (detail is null || action is not ("person.add" or "person.change")) return detail;

        // The reason comes after the last standing, and may say anything.
        var arrow = action == "person.change" ? detail.IndexOf(" → ", StringComparison.Ordinal) : -1;
        var end = arrow >= 0 && Standing().Match(detail, arrow) is { Success: true } last ? last.Index + last.Length : detail.Length;
        return Standing().Replace(detail[..end], m =>
        {
            var key = m.Groups["agency"].Value;
            var agency = key == "*" ? text["people.agency.every"].Value
                : agencies.FirstOrDefault(b => string.Equals(b.Agency.Key, key, StringComparison.Ordinal))?.Agency.Name.For(CultureInfo.CurrentUICulture) ?? key;
            return $"{RoleNames.Of(text, m.Groups["role"].Captures.Select(c => c.Value))}, {agency}";
        }) + detail[end..];
    }

    [GeneratedRegex(@"(?<!\S)((?<role>viewer|contributor|planner|approver|administrator) )+@(?<agency>[^\s;]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Standing();
}
