using System.Buffers;
using System.Text;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// The characters of an XML part, for an XML parser to read. On the way every unpacked byte is counted and the part's checksum
/// verified, and tokens are kept short (<see cref="XmlTokenGuard"/>).
/// </summary>
internal sealed class PartText(Stream content, string part, uint checksum, ReadBudget budget) : TextReader
{
    private const int BufferSize = 16 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
    private readonly XmlTokenGuard _guard = new();
    private Decoder? _decoder;
    private int _start;
    private int _end;
    private uint _crc;
    private bool _finished;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <exception cref="FileFaultException">More bytes than allowed, a token too long, or the checksum is not that of the content.</exception>
    /// <exception cref="DecoderFallbackException">The content is not in the encoding it begins with.</exception>
    public override int Read(Span<char> buffer)
    {
        var charsUsed = 0;
        while (charsUsed == 0 && !buffer.IsEmpty && !(_finished && _start == _end))
        {
            if (_start == _end)
                Fill();
            _decoder ??= ChooseDecoder();
            _decoder.Convert(_bytes.AsSpan(_start, _end - _start), buffer, _finished, out var bytesUsed, out charsUsed, out _);
            _start += bytesUsed;
        }
        _guard.Check(buffer[..charsUsed]);
        return charsUsed;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            ArrayPool<byte>.Shared.Return(_bytes);
        }
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _start = 0;
        _end = content.Read(_bytes, 0, BufferSize);
        budget.CountUnpacked(_end);
        _crc = Crc32.Append(_crc, _bytes.AsSpan(0, _end));
        _finished = _end == 0;
        if (_finished && _crc != checksum)
            throw FileFaultException.Corrupt("checksum differs", part);
    }

    // By the standard parts are UTF-8 or UTF-16; which of them shows in the first bytes, whatever the XML declaration says.
    private Decoder ChooseDecoder()
    {
        var head = _bytes.AsSpan(_start, _end - _start);
        Encoding encoding = head switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Utf16,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Utf16BigEndian,
            _ => Utf8,
        };
        if (head.StartsWith(encoding.Preamble))
            _start += encoding.Preamble.Length;
        return encoding.GetDecoder();
    }
}
