using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data.Periods;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Finds the periods and the window of dates that a text names, in any of the spellings Vietnamese reports use.</summary>
public static partial class PeriodText
{
    /// <summary>The periods named, each once, in order. A bare year counts only when nothing more precise is named.</summary>
    public static IReadOnlyList<Period> Find(ReportingCalendar calendar, string text)
    {
        // A text that is nothing but a period may use any spelling; a bare number may be anything.
        var whole = Folding.Fold(text);
        if (whole.Any(char.IsAsciiLetter) && PeriodSpelling.Read(calendar, text) is { } named) return [named];
        var folded = Dates().Replace(whole, " ");
        var found = new List<Period>();
        void Add(Group year, PeriodKind kind, int month = 0)
        {
            if (calendar.Find(Int(year), kind, month) is { } period && !found.Contains(period)) found.Add(period);
        }

        foreach (Match m in Quarter().Matches(folded)) Add(m.Groups["y"], QuarterKind(m.Groups["q"].Value));
        foreach (Match m in HalfYear().Matches(folded)) Add(m.Groups["y"], PeriodKind.H1);
        foreach (Match m in NineMonths().Matches(folded)) Add(m.Groups["y"], PeriodKind.NineMonths);
        foreach (Match m in Month().Matches(folded))
        {
            if (Int(m.Groups["m"]) is >= 1 and <= 12 and var month) Add(m.Groups["y"], PeriodKind.Month, month);
        }
        if (found.Count == 0 && !SecondHalf().IsMatch(folded))
        {
            foreach (Match m in Year().Matches(folded)) Add(m.Groups["y"], PeriodKind.Year);
        }
        return found;
    }

    /// <summary>The window "từ ngày 16/12/2023 đến ngày 06/6/2024", or null. Dates are day, month, year.</summary>
    public static (DateOnly Start, DateOnly End)? FindWindow(string text)
    {
        var folded = Folding.Fold(text);
        var m = Window().Match(folded) is { Success: true } said ? said : WindowBelow().Match(folded);
        return m.Success && Date(m, "1") is { } start && Date(m, "2") is { } end && start <= end ? (start, end) : null;
    }

    private static PeriodKind QuarterKind(string quarter) => quarter switch
    {
        "1" or "i" or "01" => PeriodKind.Q1,
        "2" or "ii" or "02" => PeriodKind.Q2,
        "3" or "iii" or "03" => PeriodKind.Q3,
        _ => PeriodKind.Q4,
    };

    private static DateOnly? Date(Match m, string n)
    {
        var (day, month, year) = (Int(m.Groups["d" + n]), Int(m.Groups["m" + n]), Int(m.Groups["y" + n]));
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Int(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    // "ngày 06 tháng 6 năm 2024", also with the day left open, is a date and no month's report.
    [GeneratedRegex(@"\bngay(?: \d{1,2})? thang(?: \d{1,2})? nam \d{4}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\b(?:quy |q)(?<q>0?[1-4]|iii|ii|iv|i)(?: nam)? (?<y>(?:19|20|21)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"\b(?:(?:0?6|sau) thang(?: dau)?(?: nam)?|first (?:six|6) months of|h1) (?<y>(?:19|20|21)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HalfYear();

    [GeneratedRegex(@"\b(?:(?:0?9|chin) thang(?: dau)?(?: nam)?|first (?:nine|9) months of) (?<y>(?:19|20|21)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NineMonths();

    [GeneratedRegex(@"\bthang (?<m>\d{1,2})(?: nam)? (?<y>(?:19|20|21)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?:0?6|sau) thang cuoi\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecondHalf();

    [GeneratedRegex(@"\bnam (?<y>(?:19|20|21)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\btu(?: ngay)? (?<d1>\d{1,2}) (?<m1>\d{1,2}) (?<y1>\d{4}) den(?: het)?(?: ngay)? (?<d2>\d{1,2}) (?<m2>\d{1,2}) (?<y2>\d{4})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Window();

    // Both words stand in one row, and both dates in the next.
    [GeneratedRegex(@"\btu ngay den(?: het)? ngay (?<d1>\d{1,2}) (?<m1>\d{1,2}) (?<y1>\d{4}) (?<d2>\d{1,2}) (?<m2>\d{1,2}) (?<y2>\d{4})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WindowBelow();
}
