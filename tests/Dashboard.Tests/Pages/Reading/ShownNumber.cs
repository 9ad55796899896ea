using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Dashboard.Tests.Pages.Reading;

/// <summary>A number as a page shows it, read back without the program's own formatting.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Decimals">How many decimals it says it with.</param>
public sealed partial record ShownNumber(decimal Value, int Decimals)
{
    /// <summary>Every number of a text, in its order: <c>1.234,5</c> in Vietnamese, <c>1,234.5</c> in English, with a true minus.</summary>
    public static IReadOnlyList<ShownNumber> In(string text, bool english) =>
    [
        .. (english ? English() : Vietnamese()).Matches(text).Select(m => new ShownNumber(
            decimal.Parse(
                m.Groups["whole"].Value.Replace(english ? "," : ".", "", StringComparison.Ordinal) + (m.Groups["part"].Success ? "." + m.Groups["part"].Value : ""),
                CultureInfo.InvariantCulture) * (m.Groups["minus"].Success ? -1 : 1),
            m.Groups["part"].Length)),
    ];

    /// <summary>Whether this is the number, rounded to as many decimals as are shown, halves away from zero.</summary>
    public bool Says(double number) => Math.Round((decimal)number, Decimals, MidpointRounding.AwayFromZero) == Value;

    [GeneratedRegex(@"(?<minus>−)?(?<whole>\d{1,3}(\.\d{3})+(?!\d)|\d+)(,(?<part>\d+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"(?<minus>−)?(?<whole>\d{1,3}(,\d{3})+(?!\d)|\d+)(\.(?<part>\d+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();
}
