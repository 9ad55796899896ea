using System.Buffers.Binary;
using System.Text;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Wraps one stream in a compound file: first the stream, then a sector of directory, the table of sectors, and the lists of where the table is.</summary>
internal static class CompoundWriter
{
    public const int Sector = 512;
    private const int SmallestStream = 4_096;
    private const int ListInHeader = 109;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    /// <param name="name">Of the stream.</param>
    /// <param name="stream">Padded with zeros to the size from which streams have sectors of their own.</param>
    /// <param name="sectorShift">9 or 12.</param>
    /// <param name="backwards">Lays the stream out from its last sector to its first.</param>
    public static byte[] Wrap(string name, ReadOnlySpan<byte> stream, int sectorShift = 9, bool backwards = false)
    {
        var size = 1 << sectorShift;
        var numbers = size / sizeof(uint);
        var length = Math.Max(stream.Length, SmallestStream);
        var sectors = (length + size - 1) / size;
        int tables = 1, lists = 0;
        while (tables * numbers < sectors + 1 + tables + lists || ListInHeader + lists * (numbers - 1) < tables)
        {
            if (ListInHeader + lists * (numbers - 1) < tables)
                lists++;
            else
                tables++;
        }
        var file = new byte[(1 + sectors + 1 + tables + lists) * size];
        for (var i = 0; i < sectors && i * size < stream.Length; i++)
            stream[(i * size)..Math.Min(stream.Length, (i + 1) * size)].CopyTo(file.AsSpan((1 + Place(i)) * size));

        WriteHeader(file, sectorShift, directory: sectors, tables, firstList: lists > 0 ? sectors + 1 + tables : -2, lists);
        WriteEntry(file.AsSpan((1 + sectors) * size), "Root Entry", kind: 5, child: 1, EndOfChain, 0);
        WriteEntry(file.AsSpan((1 + sectors) * size + 128), name, kind: 2, Free, (uint)Place(0), length);

        var table = Numbers(file, sectors + 1, size);
        for (var i = 0; i < sectors; i++)
            Write(table, Place(i), i + 1 < sectors ? (uint)Place(i + 1) : EndOfChain);
        for (var i = sectors; i < tables * numbers; i++)
            Write(table, i, i == sectors ? EndOfChain : Free);

        for (var i = 0; i < ListInHeader; i++)
            Write(file.AsSpan(76), i, i < tables ? (uint)(sectors + 1 + i) : Free);
        for (var i = 0; i < lists; i++)
        {
            var list = Numbers(file, sectors + 1 + tables + i, size);
            for (var at = 0; at < numbers - 1; at++)
            {
                var number = ListInHeader + i * (numbers - 1) + at;
                Write(list, at, number < tables ? (uint)(sectors + 1 + number) : Free);
            }
            Write(list, numbers - 1, i + 1 < lists ? (uint)(sectors + 1 + tables + i + 1) : EndOfChain);
        }
        return file;

        int Place(int sector) => backwards ? sectors - 1 - sector : sector;
    }

    /// <summary>Where the table begins in a file that was made for so many sectors of stream.</summary>
    public static int TableOffset(int sectors) => (1 + sectors + 1) * Sector;

    private static Span<byte> Numbers(byte[] file, int sector, int size) => file.AsSpan((1 + sector) * size);

    private static void Write(Span<byte> numbers, int index, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(numbers[(index * sizeof(uint))..], value);

    private static void WriteHeader(Span<byte> file, int sectorShift, int directory, int tables, int firstList, int lists)
    {
        ReadOnlySpan<byte> signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file[26..], (ushort)(sectorShift == 9 ? 3 : 4));
        BinaryPrimitives.WriteUInt16LittleEndian(file[28..], 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(file[30..], (ushort)sectorShift);
        BinaryPrimitives.WriteUInt16LittleEndian(file[32..], 6);
        BinaryPrimitives.WriteInt32LittleEndian(file[44..], tables);
        BinaryPrimitives.WriteInt32LittleEndian(file[48..], directory);
        BinaryPrimitives.WriteInt32LittleEndian(file[56..], SmallestStream);
        BinaryPrimitives.WriteUInt32LittleEndian(file[60..], EndOfChain);
        BinaryPrimitives.WriteInt32LittleEndian(file[68..], firstList);
        BinaryPrimitives.WriteInt32LittleEndian(file[72..], lists);
    }

    private static void WriteEntry(Span<byte> entry, string name, byte kind, uint child, uint start, int size)
    {
        var nameLength = Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteInt16LittleEndian(entry[64..], (short)(nameLength + sizeof(char)));
        entry[66] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteInt32LittleEndian(entry[120..], size);
    }
}
