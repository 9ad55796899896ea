using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Jobs.Import.Reading;

/// <summary>
/// What a typed number can mean. In Vietnam a dot groups thousands and a comma begins the decimals: 16.183 is sixteen thousand. A text that follows these rules
/// has one reading; one that only makes sense elsewhere (1,250 or 99.98, 16'183, 1.6E+04, a sum in brackets) is not guessed at: its possible readings are listed for a person.
/// </summary>
public static partial class VietnameseNumber
{
    // A double holds 15 digits exactly, as does Excel. Behind the comma may stand more: a rate that was calculated and written out.
    private const int MaxDigits = 15;
    private const int MaxLength = 40;

    /// <summary>The readings of a text under Vietnamese rules and elsewhere, the most likely first; both empty when it is no number.</summary>
    /// <param name="text">Without surrounding space and percent sign.</param>
    public static (IReadOnlyList<double> Vietnamese, IReadOnlyList<double> Foreign) Read(string text)
    {
        var number = text.Replace('−', '-').Replace('’', '\'').Replace('‘', '\'');

        // A sign of spreadsheets that what follows is text.
        if (number is ['\'', _, ..]) number = number[1..];
        if (number.Count(char.IsAsciiDigit) > MaxDigits && !(number.Length <= MaxLength && number.IndexOf(',', StringComparison.Ordinal) is >= 0 and <= MaxDigits && CommaDecimal().IsMatch(number))) return ([], []);
        if (Plain().IsMatch(number)) return ([Parse(number, "", "")], []);
        if (Spaced().IsMatch(number)) return ([Parse(number, " ", ",")], []);
        if (DotGrouped().IsMatch(number))
        {
            // 16.183 can be typed abroad for 16,183; more groups or a comma cannot.
            var vietnamese = Parse(number, ".", ",");
            return number.Count(c => c == '.') == 1 && !number.Contains(',', StringComparison.Ordinal) ? ([vietnamese], [Parse(number, "", ".")]) : ([vietnamese], []);
        }
        if (CommaDecimal().IsMatch(number)) return CommaGrouped().IsMatch(number) ? ([Parse(number, "", ",")], [Parse(number, ",", ".")]) : ([Parse(number, "", ",")], []);
        if (CommaGrouped().IsMatch(number)) return ([], [Parse(number, ",", ".")]);
        if (DotDecimal().IsMatch(number)) return ([], [Parse(number, "", ".")]);
        if (ApostropheGrouped().IsMatch(number)) return ([], [Parse(number, "'", ".")]);

        // Accountants write what is taken away in brackets; others put a remark there.
        if (number is ['(', .. var inner, ')'] && !inner.StartsWith('-') && Read(inner.Trim()) is ({ Count: > 0 } here, _)) return ([], [-here[0], here[0]]);
        if (Scientific().IsMatch(number)) return ([], [double.Parse(number.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture)]);
        return ([], []);
    }

    private static double Parse(string text, string group, string decimals)
    {
        if (group.Length > 0) text = text.Replace(group, "", StringComparison.Ordinal);
        if (decimals.Length > 0) text = text.Replace(decimals, ".", StringComparison.Ordinal);
        return double.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^-?[0-9]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DotGrouped();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^-?[0-9]+,[0-9]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommaDecimal();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommaGrouped();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}('[0-9]{3})+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApostropheGrouped();

    [GeneratedRegex(@"^-?[0-9](?:[.,][0-9]+)?[eE][+-]?[0-9]{1,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^-?[0-9]+\.[0-9]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DotDecimal();
}
