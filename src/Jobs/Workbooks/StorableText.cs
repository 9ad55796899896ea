using System.Buffers;

namespace Kpi.Jobs.Workbooks;

/// <summary>
/// Text that a database and a UTF-8 stream can hold. Old binary workbooks can spell what neither can: U+0000 and halves of
/// surrogate pairs. Those become U+FFFD; everything else is kept as it is.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Suspect());

    public static string From(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Suspects) < 0)
            return new string(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            source.CopyTo(target);
            for (var i = 0; i < target.Length; i++)
            {
                if (char.IsHighSurrogate(target[i]) && i + 1 < target.Length && char.IsLowSurrogate(target[i + 1]))
                    i++;
                else if (target[i] == '\0' || char.IsSurrogate(target[i]))
                    target[i] = Replacement;
            }
        });
    }

    private static char[] Suspect()
    {
        const int FirstSurrogate = 0xD800, LastSurrogate = 0xDFFF;
        var suspects = new char[LastSurrogate - FirstSurrogate + 2];
        for (var i = 1; i < suspects.Length; i++)
            suspects[i] = (char)(FirstSurrogate + i - 1);
        return suspects;
    }
}
