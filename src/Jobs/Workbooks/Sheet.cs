namespace Kpi.Jobs.Workbooks;

/// <summary>
/// One worksheet, sparse: only cells with content are kept, in row-major order. A cell in the last corner of the grid costs no more
/// than any other.
/// </summary>
public sealed class Sheet
{
    internal Sheet(string name, bool isHidden, SheetRows rows, int cellCount, IReadOnlyList<CellRange> merges, IReadOnlyList<string> lead)
    {
        Name = name;
        IsHidden = isHidden;
        Rows = rows;
        CellCount = cellCount;
        Merges = merges;
        Lead = lead;
    }

    /// <summary>As on the tab; for a csv file, the file's name without its extension.</summary>
    public string Name { get; }

    /// <summary>Hidden by the user or, deeper, by a program.</summary>
    public bool IsHidden { get; }

    public SheetRows Rows { get; }

    public int CellCount { get; }

    /// <summary>Merged ranges as declared; they may reach far beyond the cells, and only the first cell of one should have content.</summary>
    public IReadOnlyList<CellRange> Merges { get; }

    /// <summary>Of a table in a document or a web page: the paragraphs above it, back to the table before. Empty for a worksheet.</summary>
    public IReadOnlyList<string> Lead { get; }

    /// <summary>The cell at a place (1-based); one of kind <see cref="CellKind.Empty"/> when there is none.</summary>
    public Cell this[int row, int column] => Rows.TryGet(row, out var found) ? found[column] : default;

    /// <summary>The cell at a place such as <c>D41</c>; one of kind <see cref="CellKind.Empty"/> when there is none.</summary>
    /// <exception cref="ArgumentException">Not an address.</exception>
    public Cell this[string address] => CellAddress.TryParse(address, out var place)
        ? this[place.Row, place.Column]
        : throw new ArgumentException($"'{address}' is not a cell address such as D41.", nameof(address));
}
