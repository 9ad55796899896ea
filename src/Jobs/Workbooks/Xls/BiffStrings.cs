using System.Buffers.Binary;
using System.Text;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>
/// Reads numbers and strings at a position in the record at hand, going on into the CONTINUE records behind it. Strings are bytes in
/// the workbook's code page (BIFF5) or characters of one or two bytes (BIFF8), where each CONTINUE says anew which.
/// </summary>
internal sealed class BiffStrings(BiffRecords records, TextPool texts, ReadBudget budget)
{
    private const int RunBytes = 24;

    private readonly TextBuffer _text = new();
    private int _at;

    /// <summary>The code page of BIFF5 strings; null while reading BIFF8, which is Unicode.</summary>
    public Encoding? CodePage { get; set; }

    /// <summary>Font names by the number that runs and cell formats give.</summary>
    public FontTable Fonts { get; } = new();

    public bool AtEnd => _at >= records.Payload.Length && !records.NextIs(BiffKind.Continue);

    /// <summary>Goes to an offset in the record at hand.</summary>
    public BiffStrings From(int offset)
    {
        _at = offset;
        return this;
    }

    /// <summary>A string without formatting whose length stands in one byte.</summary>
    public string ReadShort() => ReadPlain(ReadByte());

    /// <summary>A string without formatting whose length stands in two bytes.</summary>
    public string Read() => ReadPlain(ReadUInt16());

    /// <summary>An entry of the shared string table: a string, or a <see cref="CellDetail"/> when runs have fonts of their own.</summary>
    public object ReadShared()
    {
        var length = ReadUInt16();
        var flags = ReadByte();
        var runCount = (flags & 0x08) != 0 ? ReadUInt16() : 0;
        var phoneticLength = (flags & 0x04) != 0 ? ReadUInt32() : 0;
        ReadWide(length, flags);
        var text = texts.Make(_text.Text);
        var content = runCount == 0 ? text : ReadRuns(text, runCount, wide: true);
        Skip(phoneticLength);
        return content;
    }

    /// <summary>A string with its runs behind it, as rich text cells outside the shared table have it.</summary>
    public object ReadRich()
    {
        var text = Read();
        var wide = CodePage is null;
        return ReadRuns(text, wide ? ReadUInt16() : ReadByte(), wide);
    }

    private string ReadPlain(int length)
    {
        ReadBudget.CheckTextLength(length);
        if (CodePage is null)
        {
            ReadWide(length, ReadByte());
            return texts.Make(_text.Text);
        }
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = ReadByte();
        return texts.Make(CodePage.GetString(bytes));
    }

    // Leaves the characters in the buffer.
    private void ReadWide(int length, byte flags)
    {
        ReadBudget.CheckTextLength(length);
        _text.Clear();
        var size = SizeOfCharacter(flags);
        while (length > 0)
        {
            var rest = records.Payload[Math.Min(_at, records.Payload.Length)..];
            if (rest.IsEmpty)
            {
                NextPiece();
                size = SizeOfCharacter(ReadByte());
                continue;
            }
            var count = Math.Min(length, rest.Length / size);
            if (count == 0)
                throw BiffRecords.Damaged("half a character");
            var target = _text.Extend(count);
            for (var i = 0; i < count; i++)
                target[i] = size == 1 ? (char)rest[i] : (char)BinaryPrimitives.ReadUInt16LittleEndian(rest[(i * 2)..]);
            _at += count * size;
            length -= count;
        }
    }

    private static int SizeOfCharacter(byte flags) => (flags & 0x01) + 1;

    // A run says where it begins and which font it has; it lasts to the next one.
    private object ReadRuns(string text, int count, bool wide)
    {
        var runs = new List<TextRun>();
        var start = 0;
        string? font = null;
        var (isMark, hasMarks) = (false, false);
        for (var i = 0; i < count; i++)
        {
            var begin = Math.Min(wide ? ReadUInt16() : ReadByte(), text.Length);
            AddRun(runs, start, begin, font);
            hasMarks |= isMark && begin > start;
            start = Math.Max(start, begin);
            var number = wide ? ReadUInt16() : ReadByte();
            (font, isMark) = (Fonts[number], Fonts.IsMark(number));
        }
        AddRun(runs, start, text.Length, font);
        hasMarks |= isMark && text.Length > start;
        if (runs.Count == 0)
            return text;
        budget.CountKept(RunBytes * (runs.Count + 2));
        return new CellDetail(text, null, runs, HasMarks: hasMarks);
    }

    private static void AddRun(List<TextRun> runs, int start, int end, string? font)
    {
        if (font is not null && end > start)
            runs.Add(new TextRun(start, end - start, font));
    }

    private byte ReadByte()
    {
        while (_at >= records.Payload.Length)
            NextPiece();
        return records.Payload[_at++];
    }

    private int ReadUInt16() => ReadByte() | (ReadByte() << 8);

    private uint ReadUInt32() => (uint)ReadUInt16() | ((uint)ReadUInt16() << 16);

    private void Skip(uint length)
    {
        while (length > 0)
        {
            var here = (uint)Math.Max(0, records.Payload.Length - _at);
            var step = Math.Min(here, length);
            _at += (int)step;
            length -= step;
            if (length > 0)
                NextPiece();
        }
    }

    private void NextPiece()
    {
        if (!records.TryRead(BiffKind.Continue))
            throw BiffRecords.Damaged("a string cut short");
        _at = 0;
    }
}
