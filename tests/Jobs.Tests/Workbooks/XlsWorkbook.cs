using System.Buffers.Binary;
using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>A small BIFF workbook, put together record by record: one part for the workbook and one for each sheet.</summary>
internal sealed class XlsWorkbook(int version = XlsWorkbook.Biff8)
{
    public const int Biff5 = 0x0500;
    public const int Biff8 = 0x0600;

    private readonly List<byte> _globals = [];
    private readonly List<(string Name, byte Visibility, byte Kind, List<byte> Records)> _sheets = [];

    /// <summary>A record of the workbook.</summary>
    public XlsWorkbook Global(int kind, params ReadOnlySpan<byte> payload)
    {
        Add(_globals, kind, payload);
        return this;
    }

    public XlsWorkbook Sheet(string name = "S", byte visibility = 0, byte kind = 0)
    {
        _sheets.Add((name, visibility, kind, []));
        return this;
    }

    /// <summary>A record of the latest sheet.</summary>
    public XlsWorkbook Record(int kind, params ReadOnlySpan<byte> payload)
    {
        Add(_sheets[^1].Records, kind, payload);
        return this;
    }

    /// <summary>A record of a cell: row and column counted from 0, cell format 0 unless given.</summary>
    public XlsWorkbook Cell(int kind, int row, int column, ReadOnlySpan<byte> rest, int style = 0) =>
        Record(kind, [.. Two(row), .. Two(column), .. Two(style), .. rest]);

    public XlsWorkbook Number(int row, int column, double value, int style = 0) => Cell(0x203, row, column, Eight(value), style);

    public static byte[] Two(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] Four(int value) => [.. Two(value), .. Two(value >> 16)];

    public static byte[] Eight(double value) => BitConverter.GetBytes(value);

    /// <summary>A string with a length of two bytes, in characters of two bytes.</summary>
    public static byte[] Wide(string text) => [.. Two(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    /// <summary>A string with a length of two bytes, in characters of one byte.</summary>
    public static byte[] Narrow(string text) => [.. Two(text.Length), 0, .. Encoding.Latin1.GetBytes(text)];

    public static byte[] Font(string name) => [.. new byte[14], (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)];

    public byte[] ToStream()
    {
        var stream = new List<byte>();
        Add(stream, 0x809, [.. Two(version), .. Two(0x0005), .. new byte[12]]);
        stream.AddRange(_globals);
        var links = new List<int>();
        foreach (var (name, visibility, kind, _) in _sheets)
        {
            links.Add(stream.Count + 4);
            byte[] nameBytes = version == Biff8 ? [(byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)] : [(byte)name.Length, .. Encoding.Latin1.GetBytes(name)];
            Add(stream, 0x85, [.. Four(0), visibility, kind, .. nameBytes]);
        }
        Add(stream, 0x0A, []);
        var bytes = stream.ToArray();
        for (var i = 0; i < _sheets.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(links[i]), bytes.Length);
            var sheet = new List<byte>(bytes);
            Add(sheet, 0x809, [.. Two(version), .. Two(0x0010), .. new byte[12]]);
            sheet.AddRange(_sheets[i].Records);
            Add(sheet, 0x0A, []);
            bytes = [.. sheet];
        }
        return bytes;
    }

    public byte[] ToBytes() => CompoundWriter.Wrap(version == Biff8 ? "Workbook" : "Book", ToStream());

    public Sheet ReadSheet() => Assert.Single(Reading.Workbook(ToBytes()).Sheets);

    public string FaultCode() => Reading.FaultCode(ToBytes(), "form.xls");

    private static void Add(List<byte> records, int kind, ReadOnlySpan<byte> payload)
    {
        records.AddRange(Two(kind));
        records.AddRange(Two(payload.Length));
        records.AddRange(payload);
    }
}
