using System.Buffers;
using System.Text.RegularExpressions;

namespace Kpi.Jobs.Workbooks.Ods;

/// <summary>Writes the formulas of OpenFormula (OASIS ODF 1.3 part 4) the way Excel does: <c>of:=SUM([.D4:.D9];1)</c> is <c>SUM(D4:D9,1)</c>.</summary>
internal static partial class OdsFormula
{
    // What a person writes to add up or divide stays far below.
    private const int MaxLength = 1000;

    private static readonly string[] Prefixes = ["of:=", "oooc:="];
    private static readonly SearchValues<char> Unknown = SearchValues.Create("[]\"{'!");

    /// <summary>The formula of a table:formula attribute without its equals sign; null for one of another sheet, with words in it, or in another language.</summary>
    public static string? Plain(string? formula)
    {
        if (formula is not { Length: <= MaxLength } || Array.Find(Prefixes, p => formula.StartsWith(p, StringComparison.Ordinal)) is not { } prefix) return null;
        var plain = Place().Replace(formula[prefix.Length..], m => m.Groups["last"].Success ? m.Groups["first"].Value + ":" + m.Groups["last"].Value : m.Groups["first"].Value);
        return plain.AsSpan().ContainsAny(Unknown) ? null : plain.Replace(';', ',');
    }

    [GeneratedRegex(@"\[\.(?<first>\$?[A-Z]{1,3}\$?[0-9]{1,7})(:\.(?<last>\$?[A-Z]{1,3}\$?[0-9]{1,7}))?\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
