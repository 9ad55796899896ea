using System.Buffers.Binary;
using System.Text;

namespace Kpi.Benchmarks;

/// <summary>As much of MessagePack as a circuit's messages need: <see href="https://github.com/msgpack/msgpack/blob/master/spec.md"/>.</summary>
internal sealed class Pack
{
    private readonly MemoryStream _bytes = new();

    /// <summary>A message with its length before it, as SignalR's binary protocols send it.</summary>
    public byte[] Message()
    {
        var prefix = new List<byte>();
        var left = (int)_bytes.Length;
        do
        {
            prefix.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            left >>= 7;
        }
        while (left > 0);
        return [.. prefix, .. _bytes.ToArray()];
    }

    public Pack Array(int count) => Byte((byte)(0x90 | count));

    public Pack EmptyMap() => Byte(0x80);

    public Pack Nil() => Byte(0xC0);

    public Pack Bool(bool value) => Byte(value ? (byte)0xC3 : (byte)0xC2);

    public Pack Whole(long value)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xD3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], value);
        _bytes.Write(bytes);
        return this;
    }

    public Pack Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> bytes = stackalloc byte[5];
        bytes[0] = 0xDB;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], utf8.Length);
        _bytes.Write(bytes);
        _bytes.Write(utf8);
        return this;
    }

    /// <summary>Reads one value: null, bool, long, string, byte[] or a list of them; maps are skipped.</summary>
    public static object? Read(ReadOnlySpan<byte> from, ref int at)
    {
        var mark = from[at++];
        switch (mark)
        {
            case <= 0x7F: return (long)mark;
            case >= 0xE0: return (long)(sbyte)mark;
            case >= 0x90 and <= 0x9F: return List(from, ref at, mark & 0x0F);
            case >= 0xA0 and <= 0xBF: return String(from, ref at, mark & 0x1F);
            case >= 0x80 and <= 0x8F: return List(from, ref at, 2 * (mark & 0x0F));
            case 0xC0: return null;
            case 0xC2 or 0xC3: return mark == 0xC3;
            case 0xC4 or 0xC5 or 0xC6: return Bytes(from, ref at, (int)Number(from, ref at, 1 << (mark - 0xC4)));
            case 0xCC or 0xCD or 0xCE or 0xCF: return Number(from, ref at, 1 << (mark - 0xCC));
            case 0xD0: return (long)(sbyte)Number(from, ref at, 1);
            case 0xD1: return (long)(short)Number(from, ref at, 2);
            case 0xD2: return (long)(int)Number(from, ref at, 4);
            case 0xD3: return Number(from, ref at, 8);
            case 0xD9 or 0xDA or 0xDB: return String(from, ref at, (int)Number(from, ref at, 1 << (mark - 0xD9)));
            case 0xDC or 0xDD: return List(from, ref at, (int)Number(from, ref at, 2 << (mark - 0xDC)));
            default: throw new NotSupportedException($"MessagePack {mark:X2}");
        }
    }

    private Pack Byte(byte value)
    {
        _bytes.WriteByte(value);
        return this;
    }

    private static long Number(ReadOnlySpan<byte> from, ref int at, int length)
    {
        long value = 0;
        for (var i = 0; i < length; i++) value = (value << 8) | from[at++];
        return value;
    }

    private static string String(ReadOnlySpan<byte> from, ref int at, int length) => Encoding.UTF8.GetString(Bytes(from, ref at, length));

    private static byte[] Bytes(ReadOnlySpan<byte> from, ref int at, int length)
    {
        at += length;
        return from.Slice(at - length, length).ToArray();
    }

    private static List<object?> List(ReadOnlySpan<byte> from, ref int at, int count)
    {
        var list = new List<object?>(count);
        for (var i = 0; i < count; i++) list.Add(Read(from, ref at));
        return list;
    }
}
