using System.Text;

namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>
/// Counts the words with a letter beyond ASCII that are Vietnamese syllables as they stand, or would be if they were written in a legacy encoding. Words of
/// other languages seldom are, and a code page misread makes none.
/// </summary>
internal sealed class LegacyWords
{
    private const int Enough = 8;
    private const int MostWords = 2_000;
    private const double NearlyAll = 0.8;

    private int _words;
    private int _tcvn3;
    private int _vni;

    /// <summary>Words that are Vietnamese as they stand.</summary>
    public int Plain { get; private set; }

    /// <summary>Words that are Vietnamese in the encoding that makes the most of them so.</summary>
    public int Legacy => Math.Max(_tcvn3, _vni);

    /// <summary>More words would change nothing.</summary>
    public bool IsFull => _words >= MostWords;

    /// <summary>The encoding that makes nearly all words Vietnamese, more of them than are so already; else <see cref="LegacyEncoding.None"/>.</summary>
    public LegacyEncoding Encoding => _words < Enough || Legacy < _words * NearlyAll || Legacy <= Plain || _tcvn3 == _vni ? LegacyEncoding.None
        : _tcvn3 > _vni ? LegacyEncoding.Tcvn3
        : LegacyEncoding.Vni;

    /// <summary>Counts the words of a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length && !IsFull;)
        {
            var length = 0;
            while (at + length < text.Length && IsOfWord(text[at + length]))
                length++;
            AddWord(text.Slice(at, length));
            at += length + 1;
        }
    }

    private void AddWord(ReadOnlySpan<char> word)
    {
        // A sign alone (©, ½) is no word, though it would be a letter in TCVN3.
        if (word.Length < 2 || Ascii.IsValid(word))
            return;
        _words++;
        var text = word.ToString();
        Plain += Syllable.Fits(text) ? 1 : 0;
        if (LegacyText.HasUnicodeLetters(word))
            return;
        _tcvn3 += Syllable.Fits(LegacyText.Convert(text, LegacyEncoding.Tcvn3)) ? 1 : 0;
        _vni += Syllable.Fits(LegacyText.Convert(text, LegacyEncoding.Vni)) ? 1 : 0;
    }

    // Many codes of TCVN3 look like signs, the soft hyphen among them.
    private static bool IsOfWord(char c) => char.IsLetter(c) || c is >= '\u00A1' and <= '\u00FF' or >= '\u0300' and <= '\u036F';
}
