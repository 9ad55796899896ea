using System.Globalization;

namespace Kpi.Data.Periods;

/// <summary>What periods are called in Vietnamese administrative writing and in English.</summary>
public static class PeriodNames
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>In a sentence: "6 tháng đầu năm 2024", "quý III/2024", "9 tháng đầu năm 2024", "năm 2024", "tháng 5/2024".</summary>
    public static string Full(Period period, CultureInfo culture) => IsEnglish(culture) ? English(period, shortly: false) : period.Kind switch
    {
        PeriodKind.H1 => Plain($"6 tháng đầu năm {period.Year}"),
        PeriodKind.NineMonths => Plain($"9 tháng đầu năm {period.Year}"),
        _ => Brief(period, culture),
    };

    /// <summary>In a table or on an axis: "6 tháng 2024", "quý III/2024", "năm 2024".</summary>
    public static string Brief(Period period, CultureInfo culture) => IsEnglish(culture) ? English(period, shortly: true) : period.Kind switch
    {
        PeriodKind.H1 => Plain($"6 tháng {period.Year}"),
        PeriodKind.NineMonths => Plain($"9 tháng {period.Year}"),
        PeriodKind.Year => Plain($"năm {period.Year}"),
        PeriodKind.Month => Plain($"tháng {period.Month}/{period.Year}"),
        _ => Plain($"quý {Roman[Quarter(period)]}/{period.Year}"),
    };

    /// <summary>Without its year, where the year stands beside it: "6T", "III", "Năm"; "H1", "Q3", "Year".</summary>
    public static string WithoutYear(Period period, CultureInfo culture)
    {
        var english = IsEnglish(culture);
        return period.Kind switch
        {
            PeriodKind.H1 => english ? "H1" : "6T",
            PeriodKind.NineMonths => english ? "9M" : "9T",
            PeriodKind.Year => english ? "Year" : "Năm",
            PeriodKind.Month => Plain($"{(english ? "M" : "T")}{period.Month}"),
            _ => english ? Plain($"Q{Quarter(period) + 1}") : Roman[Quarter(period)],
        };
    }

    private static string English(Period period, bool shortly) => period.Kind switch
    {
        PeriodKind.H1 => Plain($"{(shortly ? "H1" : "the first half of")} {period.Year}"),
        PeriodKind.NineMonths => Plain($"{(shortly ? "9M" : "the first nine months of")} {period.Year}"),
        PeriodKind.Year => Plain($"{period.Year}"),
        PeriodKind.Month => new DateOnly(period.Year, period.Month, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => Plain($"Q{Quarter(period) + 1} {period.Year}"),
    };

    private static int Quarter(Period period) => period.Kind - PeriodKind.Q1;

    private static bool IsEnglish(CultureInfo culture) => string.Equals(culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal);

    // Years are not grouped and digits are plain in both languages.
    private static string Plain(FormattableString text) => FormattableString.Invariant(text);
}
