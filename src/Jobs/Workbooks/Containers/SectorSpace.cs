using System.Buffers.Binary;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// Sectors of one size and the table that chains them: for each sector the number of the next. A chain can be no longer than there
/// are sectors, so one that loops ends as damage.
/// </summary>
internal sealed class SectorSpace(ReadOnlyMemory<byte> bytes, int shift)
{
    /// <summary>Numbers from here on are marks: end of chain, free, or used by a table.</summary>
    public const uint FirstMark = 0xFFFFFFFA;

    /// <summary>Next sector by sector; empty until it is known.</summary>
    public uint[] Table { get; set; } = [];

    /// <summary>Counting the last one, which may be cut short, if nothing of a stream is missing.</summary>
    public int Count => (bytes.Length >> shift) + 1;

    private int Size => 1 << shift;

    /// <summary>One sector as numbers.</summary>
    public uint[] ReadNumbers(uint sector) => ToNumbers(Sector(sector));

    public static uint[] ToNumbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return numbers;
    }

    /// <summary>
    /// The bytes of a chain: so many, or all to its end. They are handed out where they lie when the sectors follow one another,
    /// else copied together.
    /// </summary>
    /// <exception cref="FileFaultException">The chain loops, ends too soon or leads out of the file.</exception>
    public ReadOnlyMemory<byte> ReadChain(uint start, int? length)
    {
        if (length == 0)
            return default;
        var chain = new List<uint>();
        for (var sector = start; sector < FirstMark && (length is null || (long)chain.Count << shift < length); sector = Table[sector])
        {
            if (sector >= Table.Length || sector >= Count || chain.Count >= Count)
                throw CompoundFile.Damaged("a chain that leads nowhere");
            chain.Add(sector);
        }
        if ((long)chain.Count << shift < length)
            throw CompoundFile.Damaged("a stream cut short");
        return chain.Count == 0 ? default : Join(chain, length ?? chain.Count << shift);
    }

    private ReadOnlyMemory<byte> Join(List<uint> chain, int length)
    {
        var inOnePiece = true;
        for (var i = 1; i < chain.Count; i++)
            inOnePiece &= chain[i] == chain[0] + i;
        if (inOnePiece)
        {
            var offset = (int)chain[0] << shift;
            return length <= bytes.Length - offset ? bytes.Slice(offset, length) : throw CompoundFile.Damaged("a sector beyond the end");
        }
        var joined = new byte[length];
        for (var i = 0; i < chain.Count; i++)
        {
            var rest = joined.AsSpan(i << shift);
            var wanted = Math.Min(rest.Length, Size);
            var sector = Sector(chain[i]);
            if (sector.Length < wanted)
                throw CompoundFile.Damaged("a sector beyond the end");
            sector[..wanted].CopyTo(rest);
        }
        return joined;
    }

    private ReadOnlySpan<byte> Sector(uint sector)
    {
        var offset = (long)sector << shift;
        return offset < bytes.Length
            ? bytes.Span.Slice((int)offset, Math.Min(Size, bytes.Length - (int)offset))
            : throw CompoundFile.Damaged("a sector beyond the end");
    }
}
