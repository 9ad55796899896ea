using System.Buffers.Binary;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// The checksum of zip archives (polynomial 0xEDB88320, reflected), eight bytes at a time. The framework's archive reader does not verify
/// it, and a flipped bit in a figure looks like any other figure.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Step = 8;

    private static readonly uint[] Table = MakeTable();

    /// <summary>Continues a checksum over more bytes; begin with 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan();
        crc = ~crc;
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[0x700 + (byte)low] ^ table[0x600 + (byte)(low >> 8)] ^ table[0x500 + (byte)(low >> 16)] ^ table[0x400 + (int)(low >> 24)]
                ^ table[0x300 + (byte)high] ^ table[0x200 + (byte)(high >> 8)] ^ table[0x100 + (byte)(high >> 16)] ^ table[(int)(high >> 24)];
        }
        foreach (var b in bytes)
            crc = (crc >> 8) ^ table[(byte)(crc ^ b)];
        return ~crc;
    }

    // Row n of the table is the checksum of a byte followed by n zero bytes.
    private static uint[] MakeTable()
    {
        var table = new uint[Step * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            table[i] = crc;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        return table;
    }
}
