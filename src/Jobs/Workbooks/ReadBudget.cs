using System.Runtime.CompilerServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>What reading one file has cost so far. Every reader reports here before it keeps or unpacks anything that a file can make large.</summary>
internal sealed class ReadBudget(WorkbookLimits limits, CancellationToken cancel, Action? large = null)
{
    private const int CellsBetweenCancelChecks = 4_096;
    private const int StringOverhead = 32;
    private const int DetailBytes = 72;

    private Action? _large = large;
    private long _unpacked;
    private long _kept;
    private int _cells;

    /// <summary>Bytes of content walked through: unpacked from a package, or records of an old binary workbook.</summary>
    public void CountUnpacked(int bytes)
    {
        cancel.ThrowIfCancellationRequested();
        _unpacked += bytes;
        if (_unpacked > limits.MaxUncompressedBytes)
            throw FileFaultException.Limit("uncompressed-bytes", limits.MaxUncompressedBytes);
    }

    public void CountCell()
    {
        if (++_cells > limits.MaxCells)
            throw FileFaultException.Limit("cells", limits.MaxCells);
        CountKept(Unsafe.SizeOf<Cell>());
        if (_cells % CellsBetweenCancelChecks == 0)
            cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Text that will be kept, in UTF-16 code units.</summary>
    public void CountText(int length)
    {
        CheckTextLength(length);
        CountKept(2L * length + StringOverhead);
    }

    /// <summary>One more text in the table that cells refer to.</summary>
    public void CheckTexts(int count) => Limit("texts", count, limits.MaxTexts);

    public static void CheckTextLength(int length)
    {
        if (length > WorkbookLimits.MaxTextLength)
            throw FileFaultException.Limit("text-length", WorkbookLimits.MaxTextLength);
    }

    /// <summary>Bytes that stay in memory until the file is read.</summary>
    public void CountKept(long bytes)
    {
        _kept += bytes;
        if (_kept > limits.MaxKeptBytes)
            throw FileFaultException.Limit("memory", limits.MaxKeptBytes);
        if (_kept <= WorkbookLimits.LargeFrom || _large is not { } large)
            return;
        _large = null;
        large();
    }

    /// <summary>A cell with more than its text or its number.</summary>
    public void CountDetail() => CountKept(DetailBytes);

    /// <summary>A place for the cancellation token in loops that count nothing.</summary>
    public void CheckCancel() => cancel.ThrowIfCancellationRequested();

    /// <summary>Refuses more than so many of what has no place among the settings.</summary>
    public static void Limit(string what, long count, long allowed)
    {
        if (count > allowed)
            throw FileFaultException.Limit(what, allowed);
    }
}
