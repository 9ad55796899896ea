using System.Globalization;

namespace Kpi.Data.Periods;

/// <summary>Reads and writes period keys. The reading is strict: a key is an identifier, not something a person typed.</summary>
public static class PeriodKey
{
    /// <summary>The key of a period as every address, file and answer names it: <c>2024-Q1</c>, <c>2024-H1</c>, <c>2024-9M</c>, <c>2024</c>, <c>2024-05</c>.</summary>
    /// <param name="year">Of the reporting calendar, 1900 to 2200 for a key that can be read back; written with four digits.</param>
    /// <param name="month">1 to 12 of a month; of any other kind it plays no part.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no kind of period.</exception>
    public static string Format(int year, PeriodKind kind, int month)
    {
        var suffix = kind switch
        {
            PeriodKind.Month => "-" + month.ToString("00", CultureInfo.InvariantCulture),
            PeriodKind.Q1 => "-Q1",
            PeriodKind.Q2 => "-Q2",
            PeriodKind.Q3 => "-Q3",
            PeriodKind.Q4 => "-Q4",
            PeriodKind.H1 => "-H1",
            PeriodKind.NineMonths => "-9M",
            PeriodKind.Year => "",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a period kind."),
        };
        return year.ToString("0000", CultureInfo.InvariantCulture) + suffix;
    }

    /// <summary>The parts of a key; false when the text is not a key.</summary>
    public static bool TryParse(string? key, out int year, out PeriodKind kind, out int month)
    {
        (year, kind, month) = (0, PeriodKind.Year, 0);
        if (key is null || key.Length < 4 || !int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out year)) return false;
        if (year is < 1900 or > 2200) return false;
        switch (key.AsSpan(4))
        {
            case "":
                return true;
            case "-Q1":
                kind = PeriodKind.Q1;
                return true;
            case "-Q2":
                kind = PeriodKind.Q2;
                return true;
            case "-Q3":
                kind = PeriodKind.Q3;
                return true;
            case "-Q4":
                kind = PeriodKind.Q4;
                return true;
            case "-H1":
                kind = PeriodKind.H1;
                return true;
            case "-9M":
                kind = PeriodKind.NineMonths;
                return true;
            case ['-', var tens and >= '0' and <= '1', var ones and >= '0' and <= '9']:
                month = ((tens - '0') * 10) + (ones - '0');
                kind = PeriodKind.Month;
                return month is >= 1 and <= 12;
            default:
                return false;
        }
    }
}
