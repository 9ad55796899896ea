using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>A row that has at least one cell.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct SheetRow
{
    private readonly Cell[] _chunk;
    private readonly int _start;
    private readonly int _count;

    internal SheetRow(Cell[] chunk, int start, int count)
    {
        _chunk = chunk;
        _start = start;
        _count = count;
    }

    /// <summary>1–1,048,576.</summary>
    public int Number => _chunk[_start].Row;

    public bool IsHidden => _chunk[_start].IsRowHidden;

    /// <summary>From left to right, at least one.</summary>
    public ReadOnlySpan<Cell> Cells => _chunk.AsSpan(_start, _count);

    internal Span<Cell> Writable => _chunk.AsSpan(_start, _count);

    /// <summary>The cell in a column (1-based); one of kind <see cref="CellKind.Empty"/> when there is none.</summary>
    public Cell this[int column]
    {
        get
        {
            var cells = Cells;
            // In a plain table the cells stand close together, so the guess is nearly always right.
            var guess = column - cells[0].Column;
            if ((uint)guess < (uint)cells.Length && cells[guess].Column == column)
                return cells[guess];
            int low = 0, high = cells.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var found = cells[middle].Column;
                if (found == column)
                    return cells[middle];
                if (found < column)
                    low = middle + 1;
                else
                    high = middle - 1;
            }
            return default;
        }
    }
}
