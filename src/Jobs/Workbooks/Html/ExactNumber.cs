using System.Globalization;

namespace Kpi.Jobs.Workbooks.Html;

/// <summary>Programs that save a table as a page write the number of a cell beside what it shows; the page shows it rounded, and in the spelling of its own country.</summary>
internal static class ExactNumber
{
    private const int LongestNumber = 40;

    /// <summary>The number that Excel (<c>x:num</c>) or LibreOffice (<c>sdval</c>) wrote; null when there is none, or it is no finite number.</summary>
    public static double? Of(in HtmlTag tag, string page) =>
        (tag.Attribute(page, "x:num") ?? tag.Attribute(page, "sdval")) is { Length: > 0 and <= LongestNumber } written
        && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Whether what is shown is the number, rounded to the digits shown, under one of the ways to write it: <c>16.183</c> is 16183 or 16.183, <c>20,5 %</c> is 0.2047.</summary>
    /// <param name="percent">Whether it is shown as a percentage.</param>
    public static bool Agrees(ReadOnlySpan<char> shown, double number, out bool percent)
    {
        percent = false;
        Span<char> digits = stackalloc char[LongestNumber];
        var length = 0;
        var negative = false;
        foreach (var c in shown)
        {
            if (char.IsWhiteSpace(c)) continue;
            if (c == '%')
            {
                percent = true;
            }
            else if (c is '-' or '\u2212' or '(')
            {
                negative = true;
            }
            else if (c != ')')
            {
                if (!(char.IsAsciiDigit(c) || c is '.' or ',') || length == LongestNumber) return false;
                digits[length++] = c;
            }
        }
        var plain = digits[..length];
        if (plain.IndexOfAnyInRange('0', '9') < 0) return false;
        var wanted = Math.Abs(percent ? number * 100 : number);
        if (negative && number > 0) return false;
        var last = plain.LastIndexOfAny('.', ',');
        return Is(plain, -1, wanted) || (last >= 0 && Is(plain, last, wanted));
    }

    // Everything but the decimal sign only groups.
    private static bool Is(ReadOnlySpan<char> plain, int point, double wanted)
    {
        var (value, decimals) = (0.0, 0);
        for (var i = 0; i < plain.Length; i++)
        {
            if (!char.IsAsciiDigit(plain[i])) continue;
            value = (value * 10) + (plain[i] - '0');
            if (point >= 0 && i > point) decimals++;
        }
        var unit = Math.Pow(10, -decimals);
        return Math.Abs((value * unit) - wanted) <= (unit / 2) + (1e-9 * Math.Max(1, wanted));
    }
}
