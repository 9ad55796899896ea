using System.Text;
using System.Text.Unicode;
using Kpi.Jobs.Workbooks.Legacy;

namespace Kpi.Jobs.Workbooks;

/// <summary>Tells how a text file is encoded. Nothing in such a file says so, unless it begins with a byte order mark.</summary>
internal static class TextEncoding
{
    private const int SampleBytes = 64 * 1024;

    /// <summary>The code page of Vietnamese Windows: what text is in here when it is not Unicode.</summary>
    private const int VietnameseCodePage = 1258;

    private const int WesternCodePage = 1252;

    /// <summary>How to decode the file, after how many bytes of mark, and how its text begins; null when it is not text.</summary>
    public static TextFile? Detect(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = EncodingOf(bytes);
        if (encoding is null)
            return null;
        var rest = bytes[mark..];
        var head = encoding.GetString(rest[..Math.Min(rest.Length, SampleBytes)]);
        return HasManyControls(head) ? null : new TextFile(encoding, mark, head, IsWhole: rest.Length <= SampleBytes);
    }

    private static (Encoding? Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var unicode in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(unicode.Preamble))
                return (unicode, unicode.Preamble.Length);
        }
        if (bytes.Contains((byte)0))
            return (Utf16Of(bytes), 0);
        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(CodePageOf(bytes)), 0);
    }

    // TCVN3 and VNI in the letters of a western code page are put right afterwards, by those letters: the Vietnamese code page would spoil them. Whether
    // they are shows in which of the two readings has more Vietnamese words.
    private static int CodePageOf(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        var (western, vietnamese) = (new LegacyWords(), new LegacyWords());
        western.Add(Encoding.Latin1.GetString(sample));
        vietnamese.Add(CodePagesEncodingProvider.Instance.GetEncoding(VietnameseCodePage)!.GetString(sample));
        return western.Encoding != LegacyEncoding.None && western.Legacy > vietnamese.Plain ? WesternCodePage : VietnameseCodePage;
    }

    // Digits, blanks and separators have a zero byte in UTF-16, always on the same side.
    private static Encoding? Utf16Of(ReadOnlySpan<byte> bytes)
    {
        const int OftenEnough = 10;
        var sample = bytes[..Math.Min(bytes.Length & ~1, SampleBytes)];
        int first = 0, second = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            first += sample[i] == 0 ? 1 : 0;
            second += sample[i + 1] == 0 ? 1 : 0;
        }
        var pairs = sample.Length / 2;
        return first == 0 && second * OftenEnough > pairs ? Encoding.Unicode
            : second == 0 && first * OftenEnough > pairs ? Encoding.BigEndianUnicode
            : null;
    }

    // Text pasted from other programs has a control character now and then; a file that is not text has many.
    private static bool HasManyControls(string text)
    {
        const int Seldom = 100;
        var controls = 0;
        foreach (var c in text)
            controls += c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v') ? 1 : 0;
        return controls * Seldom > text.Length;
    }
}
