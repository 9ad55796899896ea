using System.Buffers.Binary;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>
/// Spells the places in the tokens of a formula: a row and a column, and two bits that say which of them moves along when the formula does. In a formula that cells share, what moves
/// is written as a distance, which goes round the edges of the grid.
/// </summary>
/// <param name="isWide">Whether places are written as in Excel 97 and later: the two bits stand above the column, and before that above a shorter row.</param>
/// <param name="sharing">The cells that share the formula; null for one of a single cell.</param>
internal sealed class BiffPlaces(bool isWide, CellRange? sharing)
{
    private const int ColumnMoves = 0x4000;
    private const int RowMoves = 0x8000;
    private const int Columns = 256;

    private int Rows => isWide ? 0x10000 : 0x4000;

    /// <summary>The place, or the two corners of an area; null when it is cut short, or not certain for every cell that shares the formula.</summary>
    /// <param name="isMoved">Whether what moves is written as a distance.</param>
    /// <param name="length">The bytes it takes.</param>
    public string? Spell(ReadOnlySpan<byte> token, bool isArea, bool isMoved, out int length)
    {
        var columnAt = isArea ? 4 : 2;
        var columnSize = isWide ? 2 : 1;
        length = columnAt + (isArea ? 2 : 1) * columnSize;
        if (token.Length < length) return null;
        var first = Place(token, token[columnAt..], isMoved);
        if (!isArea) return first;
        return first is not null && Place(token[2..], token[(columnAt + columnSize)..], isMoved) is { } last ? $"{first}:{last}" : null;
    }

    private string? Place(ReadOnlySpan<byte> rowBytes, ReadOnlySpan<byte> columnBytes, bool isMoved)
    {
        var written = BinaryPrimitives.ReadUInt16LittleEndian(rowBytes);
        var bits = isWide ? BinaryPrimitives.ReadUInt16LittleEndian(columnBytes) : written;
        var (row, column) = (written & (Rows - 1), (int)columnBytes[0]);
        var (rowMoves, columnMoves) = ((bits & RowMoves) != 0, (bits & ColumnMoves) != 0);

        // Whether a place of a single cell is relative matters only to who copies it.
        if (sharing is not { } cells) return isMoved ? null : new CellAddress(row + 1, column + 1).ToString();
        if (!isMoved && (rowMoves || columnMoves)) return null;
        if (rowMoves) row = (cells.FirstRow - 1 + row) & (Rows - 1);
        if (columnMoves) column = (cells.FirstColumn - 1 + column) & (Columns - 1);

        // Past the edge it would be another cell for the last of them than moving along says.
        if ((rowMoves && row + cells.LastRow - cells.FirstRow >= Rows) || (columnMoves && column + cells.LastColumn - cells.FirstColumn >= Columns)) return null;
        return $"{(columnMoves ? "" : "$")}{CellAddress.ColumnName(column + 1)}{(rowMoves ? "" : "$")}{row + 1}";
    }
}
