using System.Globalization;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>
/// Decodes <c>_x000D_</c>, which is how spreadsheets write characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
/// What would become U+0000 or half of a surrogate pair stays as written: no database can keep those.
/// </summary>
internal static class XmlEscapes
{
    private const int EscapeLength = 7;
    private const int Prefix = 2;
    private const int HexDigits = 4;

    /// <summary>Decodes in place and returns the new length, which is never longer.</summary>
    public static int Decode(Span<char> text)
    {
        var read = text.IndexOf("_x");
        if (read < 0)
            return text.Length;
        var written = read;
        while (read < text.Length)
        {
            if (TryDecode(text[read..], out var decoded))
            {
                text[written++] = decoded;
                read += EscapeLength;
            }
            else
            {
                text[written++] = text[read++];
            }
        }
        return written;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out char decoded)
    {
        decoded = '\0';
        if (text is not ['_', 'x', _, _, _, _, '_', ..]
            || !ushort.TryParse(text.Slice(Prefix, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        decoded = (char)code;
        return decoded != '\0' && !char.IsSurrogate(decoded);
    }
}
