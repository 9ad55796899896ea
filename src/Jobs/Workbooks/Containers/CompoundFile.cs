using System.Buffers.Binary;
using System.Text;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// The container of old Office files and of encrypted new ones ([MS-CFB]): a small file system whose streams are chains of
/// sectors. Every chain is bounded by the number of sectors in the file, so a loop ends as damage.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int HeaderFatSectors = 109;
    private const int EntryLength = 128;
    private const int MiniSectorShift = 6;
    private const uint LargestSector = 0xFFFFFFFA;
    private const uint NoEntry = 0xFFFFFFFF;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _sectorShift;
    private readonly int _miniCutoff;
    private readonly uint[] _fat;
    private readonly Dictionary<string, CompoundEntry> _streams = new(StringComparer.OrdinalIgnoreCase);
    private readonly uint _miniFatStart;
    private readonly CompoundEntry _root;
    private uint[]? _miniFat;
    private ReadOnlyMemory<byte>? _miniStream;

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
        _miniCutoff = BinaryPrimitives.ReadInt32LittleEndian(header[56..]);
        _miniFatStart = BinaryPrimitives.ReadUInt32LittleEndian(header[60..]);
        _fat = ReadFat(header);
        var directory = ReadChain(directoryStart, length: null).Span;
        if (directory.Length < EntryLength)
            throw Damaged("no directory");
        _root = Entry(directory, 0);
        FindStreams(directory);
    }

    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <exception cref="FileFaultException">The header, a sector table or the directory is damaged or cut off.</exception>
    public static CompoundFile Open(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Whether the top folder has a stream of this name. Streams of embedded objects are not looked at.</summary>
    public bool Contains(string name) => _streams.ContainsKey(name);

    /// <summary>The bytes of a stream in the top folder: part of the file itself where they lie in one piece, else a copy.</summary>
    /// <exception cref="FileFaultException">No such stream, or its chain is damaged or leads out of the file.</exception>
    public ReadOnlyMemory<byte> ReadStream(string name)
    {
        if (!_streams.TryGetValue(name, out var entry))
            throw Damaged($"no stream {name}");
        if (entry.Size >= (ulong)_miniCutoff)
            return ReadChain(entry.Start, Length(entry));
        _miniStream ??= ReadChain(_root.Start, Length(_root));
        _miniFat ??= ToTable(ReadChain(_miniFatStart, length: null).Span);
        return ReadChain(_miniStream.Value, _miniFat, MiniSectorShift, entry.Start, Length(entry));
    }

    private static FileFaultException Damaged(string reason) => FileFaultException.Corrupt($"compound file: {reason}");

    private int Length(CompoundEntry entry) => entry.Size <= (ulong)_file.Length ? (int)entry.Size : throw Damaged("a stream longer than the file");

    // Where the sectors of the table itself are stands in the header and, for files beyond some 7 MB, in a chain of lists.
    private uint[] ReadFat(ReadOnlySpan<byte> header)
    {
        var sectors = new List<uint>();
        AddUsed(sectors, ToTable(header.Slice(76, HeaderFatSectors * sizeof(uint))));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        for (var lists = 0; next < LargestSector; lists++)
        {
            var list = ToTable(Sector(next));
            if (list.Length == 0 || lists > SectorCount / list.Length)
                throw Damaged("endless list of tables");
            AddUsed(sectors, list.AsSpan(0, list.Length - 1));
            next = list[^1];
        }
        var fat = new List<uint>();
        foreach (var sector in sectors)
        {
            if (fat.Count < SectorCount)
                fat.AddRange(ToTable(Sector(sector)));
        }
        return [.. fat];
    }

    private static void AddUsed(List<uint> sectors, ReadOnlySpan<uint> listed)
    {
        foreach (var sector in listed)
        {
            if (sector < LargestSector)
                sectors.Add(sector);
        }
    }

    private int SectorCount => (_file.Length >> _sectorShift) + 1;

    private ReadOnlySpan<byte> Sector(uint sector) => ReadPiece(_file.Span[Math.Min(_file.Length, 1 << _sectorShift)..], _sectorShift, sector);

    private ReadOnlyMemory<byte> ReadChain(uint start, int? length) =>
        ReadChain(_file[Math.Min(_file.Length, 1 << _sectorShift)..], _fat, _sectorShift, start, length);

    /// <summary>Follows a chain for so many bytes, or to its end. The last sector of a file may be cut short if nothing is missing from it.</summary>
    private static ReadOnlyMemory<byte> ReadChain(ReadOnlyMemory<byte> sectors, uint[] table, int shift, uint start, int? length)
    {
        if (length == 0)
            return default;
        var most = (sectors.Length >> shift) + 1;
        var chain = new List<uint>();
        for (var sector = start; sector < LargestSector && (length is not { } wanted || (long)chain.Count << shift < wanted); sector = table[sector])
        {
            if (sector >= table.Length || sector >= most || chain.Count >= most)
                throw Damaged("a chain that leads nowhere");
            chain.Add(sector);
        }
        if (length is { } whole && (long)chain.Count << shift < whole)
            throw Damaged("a stream cut short");
        return Join(sectors, shift, chain, length ?? chain.Count << shift);
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> sectors, int shift, List<uint> chain, int length)
    {
        var inOnePiece = true;
        for (var i = 1; i < chain.Count; i++)
            inOnePiece &= chain[i] == chain[0] + i;
        if (inOnePiece && chain.Count > 0)
        {
            var offset = (int)chain[0] << shift;
            return length <= sectors.Length - offset ? sectors.Slice(offset, length) : throw Damaged("a sector beyond the end");
        }
        var joined = new byte[length];
        for (var i = 0; i < chain.Count; i++)
        {
            var rest = joined.AsSpan(i << shift);
            var piece = ReadPiece(sectors.Span, shift, chain[i]);
            if (piece.Length < Math.Min(rest.Length, 1 << shift))
                throw Damaged("a sector beyond the end");
            piece[..Math.Min(rest.Length, piece.Length)].CopyTo(rest);
        }
        return joined;
    }

    private static ReadOnlySpan<byte> ReadPiece(ReadOnlySpan<byte> sectors, int shift, uint sector)
    {
        var offset = (long)sector << shift;
        return offset < sectors.Length
            ? sectors.Slice((int)offset, Math.Min(1 << shift, sectors.Length - (int)offset))
            : throw Damaged("a sector beyond the end");
    }

    private static uint[] ToTable(ReadOnlySpan<byte> bytes)
    {
        var table = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < table.Length; i++)
            table[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return table;
    }

    private CompoundEntry Entry(ReadOnlySpan<byte> directory, int index)
    {
        var entry = directory.Slice(index * EntryLength, EntryLength);
        var nameLength = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - sizeof(char), 0, 64 - sizeof(char));
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
