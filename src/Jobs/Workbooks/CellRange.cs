using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>A rectangle of cells, all four edges included, 1-based.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    public override string ToString() => $"{new CellAddress(FirstRow, FirstColumn)}:{new CellAddress(LastRow, LastColumn)}";

    /// <summary>Reads <c>A1:E4</c> or the single cell <c>A1</c>; false when a corner is no address or the corners are swapped.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        var first = colon < 0 ? text : text[..colon];
        var last = colon < 0 ? text : text[(colon + 1)..];
        if (!CellAddress.TryParse(first, out var from) || !CellAddress.TryParse(last, out var to))
            return false;
        range = new CellRange(from.Row, from.Column, to.Row, to.Column);
        return from.Row <= to.Row && from.Column <= to.Column;
    }
}
