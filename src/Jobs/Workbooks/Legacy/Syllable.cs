using System.Text;

namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>Tells whether a word can be a Vietnamese syllable: an onset, vowels with at most one tone, and a final consonant, all from short lists.</summary>
internal static class Syllable
{
    // "nghiêng" with a tone, decomposed, has nine characters.
    private const int Longest = 9;
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const string FinalLetters = "chmngpt";

    // Longer ones first, so that "ngh" is not read as "n".
    private static readonly string[] Onsets =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""];

    private static readonly HashSet<string> Vowels = new(StringComparer.Ordinal)
    {
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "ya", "yê", "ua", "uô", "ưa", "ươ", "oa", "oă", "oe", "oo", "uâ", "uê", "uy", "uơ", "uyê", "uya",
        "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "iêu", "yêu", "oi", "ôi", "ơi", "ui", "ưi", "ưu", "uôi", "ươi", "ươu", "oai", "oay", "oao", "oeo", "uây", "uyu",
    };

    private static readonly HashSet<string> Finals = new(StringComparer.Ordinal) { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };

    /// <summary>Upper and lower case alike.</summary>
    public static bool Fits(string word)
    {
        if (word.Length > Longest || WithoutTone(word) is not { } bare)
            return false;
        foreach (var onset in Onsets)
        {
            if (!bare.StartsWith(onset, StringComparison.Ordinal))
                continue;
            var end = onset.Length;
            while (end < bare.Length && !FinalLetters.Contains(bare[end], StringComparison.Ordinal))
                end++;
            if (Vowels.Contains(bare[onset.Length..end]) && Finals.Contains(bare[end..]))
                return true;
        }
        return false;
    }

    // Null when there are two tones.
    private static string? WithoutTone(string word)
    {
        var bare = new StringBuilder(word.Length);
        var tones = 0;
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (Tones.Contains(c, StringComparison.Ordinal))
                tones++;
            else
                bare.Append(c);
        }
        return tones > 1 ? null : bare.ToString().Normalize();
    }
}
