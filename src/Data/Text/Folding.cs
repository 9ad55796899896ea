using System.Globalization;
using System.Text;

namespace Kpi.Data.Text;

/// <summary>Makes texts comparable: what a person would call the same words gives the same folded text.</summary>
public static class Folding
{
    /// <summary>
    /// NFC-independent, lower case, without diacritics, đ as d, tags removed, everything that is not a letter or digit as one space.
    /// "Tỷ lệ <i>ĐVSNCL</i> (nếu có)" gives "ty le dvsncl neu co". Linear in the text; invalid surrogates are dropped.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var decomposed = Decompose(text);
        var folded = new StringBuilder(decomposed.Length);
        var gap = false;
        for (var i = 0; i < decomposed.Length; i++)
        {
            var c = decomposed[i];
            if (c == '<' && EndOfTag(decomposed, i) is { } end)
            {
                i = end;
                continue;
            }
            if (c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c))
            {
                if (gap && folded.Length > 0) folded.Append(' ');
                gap = false;
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
            else if (c < 128 || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                gap = true;
            }
        }
        return folded.ToString();
    }

    // Office files carry lone surrogates now and then; normalisation refuses them, so they are dropped first.
    private static string Decompose(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = string.Concat(text.Where(c => !char.IsSurrogate(c)));
        return text.Normalize(NormalizationForm.FormD);
    }

    // Only real tags: "<i>", "</b>", "<br/>". "a < b" is text.
    private static int? EndOfTag(string text, int start)
    {
        if (start + 1 >= text.Length || !(char.IsAsciiLetter(text[start + 1]) || text[start + 1] == '/')) return null;
        for (var i = start + 1; i < text.Length && i - start <= 12; i++)
        {
            if (text[i] == '>') return i;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('/' or ' ')) return null;
        }
        return null;
    }
}
