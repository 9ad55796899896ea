using System.Globalization;
using System.Text;

namespace Kpi.Data.Text;

/// <summary>Makes texts comparable: what a person would call the same words gives the same folded text.</summary>
public static class Folding
{
    // The scripts of Europe and general punctuation. Of what is beyond, and of the few letters that come apart into several, the text is decomposed first.
    private const int Known = 0x2100;
    private const int MaxOnStack = 256;

    // What a character can be besides a folded letter.
    private const char NotLookedUp = '\0';
    private const char Mark = '\u0001';
    private const char Apart = '\u0002';
    private const char Gap = ' ';

    // Filled as characters are met; two threads that meet the same one write the same.
    private static readonly char[] Plain = new char[Known];

    /// <summary>
    /// NFC-independent, lower case, without diacritics, đ as d, tags removed, everything that is not a letter or digit as one space.
    /// "Tỷ lệ <i>ĐVSNCL</i> (nếu có)" gives "ty le dvsncl neu co". Linear in the text; invalid surrogates are dropped.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.Length > MaxOnStack) return Fold(text, new char[text.Length]) ?? Decomposed(text);
        return Fold(text, stackalloc char[MaxOnStack]) ?? Decomposed(text);
    }

    private static string Decomposed(string text)
    {
        var decomposed = Decompose(text);
        return Fold(decomposed, new char[decomposed.Length], PlainOf)!;
    }

    /// <summary>The folded text; null when a character has to be decomposed first.</summary>
    private static string? Fold(string text, Span<char> folded, Func<char, char>? decomposed = null)
    {
        var length = 0;
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<' && EndOfTag(text, i) is { } end)
            {
                i = end;
                continue;
            }
            var plain = decomposed?.Invoke(c) ?? LookUp(c);
            switch (plain)
            {
                case Apart:
                    return null;
                case Mark:
                    continue;
                case Gap:
                    gap = true;
                    continue;
                default:
                    if (gap && length > 0) folded[length++] = ' ';
                    gap = false;
                    folded[length++] = plain;
                    continue;
            }
        }
        return folded[..length].SequenceEqual(text) ? text : new string(folded[..length]);
    }

    private static char LookUp(char c)
    {
        if (c >= Known) return Apart;
        var plain = Plain[c];
        if (plain != NotLookedUp) return plain;
        plain = Mark;
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (PlainOf(part) is var own && own != Mark) plain = plain == Mark ? own : Apart;
        }
        return Plain[c] = plain;
    }

    /// <summary>What a decomposed character is: a letter or digit, something between words, or a mark that is left out.</summary>
    private static char PlainOf(char c)
    {
        if (char.IsLetterOrDigit(c)) return c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c);
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? Mark : Gap;
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
