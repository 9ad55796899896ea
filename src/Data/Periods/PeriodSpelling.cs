using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data.Text;

namespace Kpi.Data.Periods;

/// <summary>
/// Reads a period that a person typed, in any spelling of Vietnamese administrative writing or English, and everything <see cref="PeriodNames"/> prints. The whole text must name one
/// period; text around it is not looked through. Linear in the text.
/// </summary>
public static partial class PeriodSpelling
{
    private const int LongestText = 100;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The period of a calendar that a text names; null when it names none, or one the calendar does not have.</summary>
    /// <param name="year">The reporting year where the text names none ("quý III", "6T"); null when it must.</param>
    public static Period? Read(ReportingCalendar calendar, string? text, int? year = null)
    {
        if (text is null || text.Length > LongestText) return null;
        if (calendar.Find(text.Trim()) is { } key) return key;
        var folded = Folding.Fold(text);
        return Match(folded, year) is var (found, kind, month) ? calendar.Find(found, kind, month) : null;
    }

    private static (int Year, PeriodKind Kind, int Month)? Match(string folded, int? year)
    {
        if (Quarter().Match(folded) is { Success: true } quarter) return Of(quarter, year, QuarterKind(quarter.Groups["q"].Value));
        if (Half().Match(folded) is { Success: true } half) return Of(half, year, PeriodKind.H1);
        if (NineMonths().Match(folded) is { Success: true } nine) return Of(nine, year, PeriodKind.NineMonths);
        if (Year().Match(folded) is { Success: true } whole) return Of(whole, year, PeriodKind.Year);
        if (Month().Match(folded) is not { Success: true } month) return null;
        var number = month.Groups["m"] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : Array.IndexOf(Months, month.Groups["n"].Value) + 1;
        return number is >= 1 and <= 12 ? Of(month, year, PeriodKind.Month, number) : null;
    }

    private static (int Year, PeriodKind Kind, int Month)? Of(Match match, int? year, PeriodKind kind, int month = 0) =>
        match.Groups["y"] is { Success: true } named ? (int.Parse(named.Value, CultureInfo.InvariantCulture), kind, month) : year is { } known ? (known, kind, month) : null;

    private static PeriodKind QuarterKind(string word) => word switch
    {
        "1" or "01" or "i" or "first" or "nhat" or "mot" => PeriodKind.Q1,
        "2" or "02" or "ii" or "second" or "hai" => PeriodKind.Q2,
        "3" or "03" or "iii" or "third" or "ba" => PeriodKind.Q3,
        _ => PeriodKind.Q4,
    };

    // "quý III năm 2024", "Quý 3/2024", "Q3", "quý tư", "third quarter of 2024", "2024 Q3".
    [GeneratedRegex(@"^(?:(?:bao cao )?(?:quy |q|quarter )(?<q>0?[1-4]|iii|ii|iv|i|nhat|mot|hai|ba|tu|bon)(?:(?: nam| of)? (?<y>(?:19|20|21)\d\d))?|(?:the )?(?<q>first|second|third|fourth) quarter(?:(?: of)? (?<y>(?:19|20|21)\d\d))?|(?<y>(?:19|20|21)\d\d) q(?<q>[1-4]))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quarter();

    // "6 tháng đầu năm 2024", "06 tháng năm 2024", "6T/2024", "sáu tháng", "the first half of 2024", "H1 2024".
    [GeneratedRegex(@"^(?:(?:bao cao )?(?:0?6|sau) thang(?: dau)?(?: nam)?|0?6t|(?:the )?first half(?: of)?|(?:the )?(?:first )?(?:six|6) months(?: of)?|h1)(?: (?<y>(?:19|20|21)\d\d))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Half();

    // "9 tháng đầu năm 2024", "9T", "chín tháng", "the first nine months of 2024", "9M 2024".
    [GeneratedRegex(@"^(?:(?:bao cao )?(?:0?9|chin) thang(?: dau)?(?: nam)?|0?9[tm]|(?:the )?(?:first )?(?:nine|9) months(?: of)?)(?: (?<y>(?:19|20|21)\d\d))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NineMonths();

    // "cả năm 2024", "năm 2024", "the year 2024", "full year 2024", "2024", "cả năm".
    [GeneratedRegex(@"^(?:(?:bao cao )?(?:ca nam|nam|the (?:full )?year|full year|year|fy)(?: (?<y>(?:19|20|21)\d\d))?|(?<y>(?:19|20|21)\d\d))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();

    // "tháng 5 năm 2024", "tháng 05/2024", "T5/2024", "5/2024", "M5", "May 2024".
    [GeneratedRegex(@"^(?:(?:(?:bao cao )?thang |[tm])(?<m>\d{1,2})(?:(?: nam)? (?<y>(?:19|20|21)\d\d))?|(?<m>\d{1,2}) (?<y>(?:19|20|21)\d\d)|(?:(?<n>jan)(?:uary)?|(?<n>feb)(?:ruary)?|(?<n>mar)(?:ch)?|(?<n>apr)(?:il)?|(?<n>may)|(?<n>jun)e?|(?<n>jul)y?|(?<n>aug)(?:ust)?|(?<n>sep)(?:t|tember)?|(?<n>oct)(?:ober)?|(?<n>nov)(?:ember)?|(?<n>dec)(?:ember)?)(?: (?<y>(?:19|20|21)\d\d))?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Month();
}
