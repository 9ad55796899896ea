using System.Buffers.Binary;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>Walks the records of a BIFF stream ([MS-XLS]): a kind, a length, and so many bytes.</summary>
internal sealed class BiffRecords(ReadOnlyMemory<byte> stream, ReadBudget budget)
{
    private const int HeaderLength = 4;
    private const int BytesBetweenChecks = 64 * 1024;

    private int _next;
    private int _start;
    private int _length;
    private int _uncounted;

    public BiffKind Kind { get; private set; }

    public ReadOnlySpan<byte> Payload => stream.Span.Slice(_start, _length);

    /// <summary>Continues at a place in the stream where a record begins.</summary>
    public void Seek(long position)
    {
        if (position < 0 || position >= stream.Length)
            throw Damaged("a sheet beyond the end");
        _next = (int)position;
    }

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="FileFaultException">The stream ends before it does, or the budget is spent.</exception>
    public void Read()
    {
        var header = stream.Span[_next..];
        if (header.Length < HeaderLength)
            throw Damaged("records cut short");
        Kind = (BiffKind)BinaryPrimitives.ReadUInt16LittleEndian(header);
        _length = BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
        _start = _next + HeaderLength;
        if (_length > stream.Length - _start)
            throw Damaged("a record cut short");
        _next = _start + _length;

        // Two sheets may claim the same place in the stream, so its length does not bound the work.
        _uncounted += HeaderLength + _length;
        if (_uncounted < BytesBetweenChecks)
            return;
        budget.CountUnpacked(_uncounted);
        _uncounted = 0;
    }

    /// <summary>Whether the next record is of this kind.</summary>
    public bool NextIs(BiffKind kind)
    {
        var header = stream.Span[_next..];
        return header.Length >= HeaderLength && (BiffKind)BinaryPrimitives.ReadUInt16LittleEndian(header) == kind;
    }

    /// <summary>Moves to the next record if it is of this kind.</summary>
    public bool TryRead(BiffKind kind)
    {
        if (!NextIs(kind))
            return false;
        Read();
        return true;
    }

    public static FileFaultException Damaged(string reason) => FileFaultException.Corrupt($"xls: {reason}");
}
