using System.Buffers.Binary;
using System.Text;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// The container of old Office files and of encrypted new ones ([MS-CFB]): a small file system whose streams are chains of
/// sectors. Streams shorter than a few kilobytes share one stream that is cut into sectors of its own.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MiniSectorShift = 6;
    private const uint NoEntry = 0xFFFFFFFF;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _sectorShift;
    private readonly ulong _miniCutoff;
    private readonly uint _miniTableStart;
    private readonly SectorSpace _sectors;
    private readonly CompoundEntry _root;
    private readonly Dictionary<string, CompoundEntry> _streams = new(StringComparer.OrdinalIgnoreCase);
    private SectorSpace? _miniSectors;

    private CompoundFile(ReadOnlyMemory<byte> file)
    {
        _file = file;
        var header = file.Span;
        if (header.Length < HeaderLength)
            throw Damaged("header cut short");
        _sectorShift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (_sectorShift is not (9 or 12) || BinaryPrimitives.ReadUInt16LittleEndian(header[32..]) != MiniSectorShift)
            throw Damaged("unknown sector size");
        var directoryStart = BinaryPrimitives.ReadUInt32LittleEndian(header[48..]);
        _miniCutoff = BinaryPrimitives.ReadUInt32LittleEndian(header[56..]);
        _miniTableStart = BinaryPrimitives.ReadUInt32LittleEndian(header[60..]);

        // The header takes the place of the first sector.
        _sectors = new SectorSpace(file[Math.Min(file.Length, 1 << _sectorShift)..], _sectorShift);
        _sectors.Table = ReadTable(header);
        var directory = _sectors.ReadChain(directoryStart, length: null).Span;
        if (directory.Length < EntryLength)
            throw Damaged("no directory");
        _root = Entry(directory, 0);
        FindStreams(directory);
    }

    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <exception cref="FileFaultException">The header, a sector table or the directory is damaged or cut off.</exception>
    public static CompoundFile Open(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static FileFaultException Damaged(string reason) => FileFaultException.Corrupt($"compound file: {reason}");

    /// <summary>Whether the top folder has a stream of this name. Streams of embedded objects are not looked at.</summary>
    public bool Contains(string name) => _streams.ContainsKey(name);

    /// <summary>The bytes of a stream in the top folder.</summary>
    /// <exception cref="FileFaultException">No such stream, or its chain is damaged or leads out of the file.</exception>
    public ReadOnlyMemory<byte> ReadStream(string name)
    {
        if (!_streams.TryGetValue(name, out var entry))
            throw Damaged($"no stream {name}");
        if (entry.Size >= _miniCutoff)
            return _sectors.ReadChain(entry.Start, Length(entry));
        _miniSectors ??= new SectorSpace(_sectors.ReadChain(_root.Start, Length(_root)), MiniSectorShift)
        {
            Table = SectorSpace.ToNumbers(_sectors.ReadChain(_miniTableStart, length: null).Span),
        };
        return _miniSectors.ReadChain(entry.Start, Length(entry));
    }

    private int Length(CompoundEntry entry) => entry.Size <= (ulong)_file.Length ? (int)entry.Size : throw Damaged("a stream longer than the file");

    // Which sectors hold the table stands in the header and, for files beyond some 7 MB, in a chain of lists.
    private uint[] ReadTable(ReadOnlySpan<byte> header)
    {
        const int ListInHeader = 76, ListLength = 109 * sizeof(uint);
        var table = new List<uint>();
        AddParts(table, SectorSpace.ToNumbers(header.Slice(ListInHeader, ListLength)));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        for (var lists = 0; next < SectorSpace.FirstMark; lists++)
        {
            var list = _sectors.ReadNumbers(next);
            if (list.Length == 0 || lists > _sectors.Count / list.Length)
                throw Damaged("endless list of tables");
            AddParts(table, list.AsSpan(0, list.Length - 1));
            next = list[^1];
        }
        return [.. table];
    }

    private void AddParts(List<uint> table, ReadOnlySpan<uint> sectors)
    {
        foreach (var sector in sectors)
        {
            // More entries than sectors would describe nothing.
            if (sector < SectorSpace.FirstMark && table.Count < _sectors.Count)
                table.AddRange(_sectors.ReadNumbers(sector));
        }
    }

    private CompoundEntry Entry(ReadOnlySpan<byte> directory, int index)
    {
        const int LongestName = 62;
        var entry = directory.Slice(index * EntryLength, EntryLength);
        var nameLength = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - sizeof(char), 0, LongestName);
        var size = BinaryPrimitives.ReadUInt64LittleEndian(entry[120..]);
        return new CompoundEntry(
            Encoding.Unicode.GetString(entry[..nameLength]),
            IsStream: entry[66] == 2,
            Left: BinaryPrimitives.ReadUInt32LittleEndian(entry[68..]),
            Right: BinaryPrimitives.ReadUInt32LittleEndian(entry[72..]),
            Child: BinaryPrimitives.ReadUInt32LittleEndian(entry[76..]),
            Start: BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]),
            // Files with small sectors have 32-bit sizes, and some writers leave the upper half undefined.
            Size: _sectorShift == 9 ? (uint)size : size);
    }

    // The top folder is a binary tree of entries.
    private void FindStreams(ReadOnlySpan<byte> directory)
    {
        var count = directory.Length / EntryLength;
        var seen = new bool[count];
        var waiting = new Stack<uint>([_root.Child]);
        while (waiting.TryPop(out var index))
        {
            if (index == NoEntry)
                continue;
            if (index >= count || seen[index])
                throw Damaged("a directory that leads nowhere");
            seen[index] = true;
            var entry = Entry(directory, (int)index);
            waiting.Push(entry.Left);
            waiting.Push(entry.Right);
            if (entry.IsStream)
                _streams.TryAdd(entry.Name, entry);
        }
    }
}
