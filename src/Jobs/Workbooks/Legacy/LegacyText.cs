using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>Turns Vietnamese of the time before Unicode into Unicode (NFC). The tables are those of TCVN 5712:1993 and of VNI for Windows.</summary>
internal static class LegacyText
{
    private static readonly SearchValues<char> Vietnamese = SearchValues.Create(
        string.Concat("ăĂđĐơƠưƯ", string.Concat(Enumerable.Range(0x1EA0, 0x5A).Select(c => (char)c))));

    // Pairs of the stored character and the letter it stands for.
    private static readonly FrozenDictionary<char, char> Tcvn3 = Pairs(
        "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00ADưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ");

    private static readonly FrozenDictionary<char, char> VniLetters = Pairs("ííììæỉóĩòịîỵñđôơöưÍÍÌÌÆỈÓĨÒỊÎỴÑĐÔƠÖƯ");

    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ù'] = "\u0301",
        ['ø'] = "\u0300",
        ['û'] = "\u0309",
        ['õ'] = "\u0303",
        ['ï'] = "\u0323",
        ['â'] = "\u0302",
        ['á'] = "\u0302\u0301",
        ['à'] = "\u0302\u0300",
        ['å'] = "\u0302\u0309",
        ['ã'] = "\u0302\u0303",
        ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306",
        ['é'] = "\u0306\u0301",
        ['è'] = "\u0306\u0300",
        ['ú'] = "\u0306\u0309",
        ['ü'] = "\u0306\u0303",
        ['ë'] = "\u0306\u0323",
    }.ToFrozenDictionary();

    /// <summary>The encoding that the name of a font stands for.</summary>
    public static LegacyEncoding OfFont(string? font)
    {
        if (font is null || font.Length < 3) return LegacyEncoding.None;
        if (font[0] == '.' && font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase)) return font[^1] is 'H' or 'h' ? LegacyEncoding.Tcvn3Capitals : LegacyEncoding.Tcvn3;
        return font[0] is 'V' or 'v' && font.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni : LegacyEncoding.None;
    }

    /// <summary>
    /// The text in Unicode; the same text when nothing in it is written otherwise. Text with a letter that no legacy font has was typed in Unicode after the
    /// font was chosen, as a keyboard set to Unicode does: programs show it in another font without saying so.
    /// </summary>
    public static string Convert(string text, LegacyEncoding encoding)
    {
        if (encoding != LegacyEncoding.None && HasUnicodeLetters(text))
            encoding = LegacyEncoding.None;
        var converted = encoding switch
        {
            LegacyEncoding.Tcvn3 => FromTcvn3(text),
            LegacyEncoding.Tcvn3Capitals => FromTcvn3(text).ToUpperInvariant(),
            LegacyEncoding.Vni => FromVni(text),
            _ => text,
        };
        return converted.Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// The encoding of texts that have lost their font, by their words (<see cref="LegacyWords"/>); <see cref="LegacyEncoding.None"/> unless there are enough and nearly all agree.
    /// A single letter that only Vietnamese has in Unicode settles it: texts are written one way.
    /// </summary>
    public static LegacyEncoding Detect(IEnumerable<string> texts)
    {
        var words = new LegacyWords();
        foreach (var text in texts)
        {
            if (text.AsSpan().IndexOfAny(Vietnamese) >= 0) return LegacyEncoding.None;
            if (!words.IsFull) words.Add(text);
        }
        return words.Encoding;
    }

    /// <summary>Whether a letter or a mark is beyond Latin-1, where no legacy encoding has one.</summary>
    public static bool HasUnicodeLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0100' and <= '\u024F' or >= '\u0300' and <= '\u036F' or >= '\u1E00' and <= '\u1EFF') return true;
        }
        return false;
    }

    private static string FromTcvn3(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++) target[i] = Tcvn3.GetValueOrDefault(source[i], source[i]);
    });

    private static string FromVni(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = VniLetters.GetValueOrDefault(text[i], text[i]);
            converted.Append(letter);
            if (i + 1 < text.Length && IsVniBase(text[i]) && VniMarks.TryGetValue(char.ToLowerInvariant(text[i + 1]), out var marks) && Takes(text[i], marks))
            {
                converted.Append(marks);
                i++;
            }
        }
        return converted.ToString();
    }

    private static bool IsVniBase(char c) => char.ToLowerInvariant(c) is 'a' or 'e' or 'o' or 'u' or 'y' or 'ô' or 'ö';

    // A breve only on a, a circumflex on a, e and o; a tone on every vowel.
    private static bool Takes(char letter, string marks) => marks[0] switch
    {
        '\u0306' => char.ToLowerInvariant(letter) == 'a',
        '\u0302' => char.ToLowerInvariant(letter) is 'a' or 'e' or 'o',
        _ => true,
    };

    private static FrozenDictionary<char, char> Pairs(string pairs)
    {
        var table = new Dictionary<char, char>();
        for (var i = 0; i + 1 < pairs.Length; i += 2) table.Add(pairs[i], pairs[i + 1]);
        return table.ToFrozenDictionary();
    }
}
