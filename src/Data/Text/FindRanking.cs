namespace Kpi.Data.Text;

/// <summary>
/// How well a thing answers what somebody typed: without diacritics, đ as d, codes with or without their dots. A whole name beats its beginning, the beginning of a word
/// beats its middle, words in their order beat words in any order; of equals the shorter name comes first. Pure.
/// </summary>
public static class FindRanking
{
    private const int ExactCode = 12;
    private const int ExactName = 11;
    private const int BelowCode = 10;
    private const int NameStart = 9;
    private const int WordStart = 8;
    private const int WordsInOrder = 7;
    private const int WordsInAnyOrder = 6;
    private const int CodeStart = 5;
    private const int KeyPart = 4;
    private const int Infix = 3;
    private const int WordInfixes = 2;
    private const int Step = 1000;

    /// <summary>The score of a name, higher for a better answer; null when it does not answer at all.</summary>
    /// <param name="query">As typed.</param>
    /// <param name="name">As people read it.</param>
    public static int? OfName(string query, string name)
    {
        var wanted = Folding.Fold(query);
        if (wanted.Length == 0) return null;
        var folded = Folding.Fold(name);
        return Level(wanted, folded) is { } level ? Score(level, folded.Length) : null;
    }

    /// <summary>The score of a printed code (<c>3.3.1</c>) or of a key other systems use; null when it does not answer.</summary>
    public static int? OfCode(string query, string code, string key)
    {
        var wanted = query.Trim().TrimEnd('.');
        var printed = code.TrimEnd('.');
        if (wanted.Length == 0) return null;
        if (string.Equals(printed, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(key, wanted, StringComparison.OrdinalIgnoreCase)) return Score(ExactCode, 0);
        if (printed.StartsWith(wanted + ".", StringComparison.OrdinalIgnoreCase)) return Score(BelowCode, printed.Length);
        if (printed.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)) return Score(CodeStart, printed.Length);
        // A part of a key of one or two letters would be in nearly every one.
        return wanted.Length > 2 && key.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? Score(KeyPart, key.Length) : null;
    }

    private static int? Level(string wanted, string folded)
    {
        if (folded == wanted) return ExactName;
        if (folded.StartsWith(wanted, StringComparison.Ordinal)) return NameStart;
        if (folded.Contains(" " + wanted, StringComparison.Ordinal)) return WordStart;
        var (asked, words) = (wanted.Split(' '), folded.Split(' '));
        if (InOrder(asked, words)) return WordsInOrder;
        if (Array.TrueForAll(asked, a => Array.Exists(words, w => w.StartsWith(a, StringComparison.Ordinal)))) return WordsInAnyOrder;
        if (folded.Contains(wanted, StringComparison.Ordinal)) return Infix;
        return Array.TrueForAll(asked, a => folded.Contains(a, StringComparison.Ordinal)) ? WordInfixes : null;
    }

    private static bool InOrder(string[] asked, string[] words)
    {
        var next = 0;
        foreach (var word in words)
        {
            if (next < asked.Length && word.StartsWith(asked[next], StringComparison.Ordinal)) next++;
        }
        return next == asked.Length;
    }

    private static int Score(int level, int length) => (level * Step) - Math.Min(length, Step - 1);
}
