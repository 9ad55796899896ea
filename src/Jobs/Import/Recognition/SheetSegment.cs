using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>The rows of a sheet under one header. A form is one segment, or several where its header repeats on each page.</summary>
/// <param name="Titles">The text cells above the header, since the table before it.</param>
/// <param name="First">Index of the first row below the header, among the rows that have cells.</param>
/// <param name="Last">Index after the last row of the table: the titles of the next one are not in it.</param>
/// <param name="End">Index of the next header, or the end of the sheet.</param>
internal sealed record SheetSegment(Sheet Sheet, IReadOnlyList<(string Text, string Cell)> Titles, FormHeader Header, int First, int Last, int End)
{
    /// <summary>The printed rows, with their values from a column.</summary>
    /// <param name="column">The column of values.</param>
    /// <param name="toEnd">Whether what stands above the next header belongs to this table: rows, and not titles.</param>
    public IEnumerable<PrintedRow> Rows(int column, bool toEnd)
    {
        var columns = Header.Columns with { Value = column };
        for (var i = First; i < (toEnd ? End : Last); i++)
        {
            var row = Row(Sheet.Rows[i], columns);
            if (row.Code.Length > 0 || row.Name.Length > 0 || !row.HasNoValue) yield return row;
        }
    }

    /// <summary>Whether a column has anything in it.</summary>
    public bool Fills(int column) => Rows(column, toEnd: false).Any(r => !r.HasNoValue);

    private static PrintedRow Row(SheetRow row, FormColumns columns)
    {
        string code = "", name = "", unit = "";
        Cell? value = null;
        string? note = null;
        foreach (ref readonly var cell in row.Cells)
        {
            if (cell.Column == columns.Value) value = cell;
            else if (cell.Column == columns.Code) code = Text(cell);
            else if (cell.Column == columns.Name) name = Text(cell);
            else if (cell.Column == columns.UnitOfMeasure) unit = Text(cell);
            else if (cell.Column == columns.Note) note = Written(cell);
        }
        return new PrintedRow(row.Number, code, name, unit, value, string.IsNullOrWhiteSpace(note) ? null : note, columns);
    }

    // A code that Excel has taken for a number ("2.4") is read as it is written.
    private static string Text(in Cell cell) => Written(cell)?.Trim() ?? "";

    // Verbatim, but in composed Unicode: nobody else has the font.
    private static string? Written(in Cell cell) => cell.Unicode?.Normalize() ?? cell.Raw;
}
