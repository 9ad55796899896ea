using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Finds the table of indicators in a sheet.</summary>
internal static class RegionReader
{
    // A title is above the table, not a novel.
    private const int MaxTitles = 60;
    private const int MaxTitleLength = 1000;

    /// <summary>The table under the first header of a sheet, or null when the sheet has none.</summary>
    public static SheetRegion? Read(Sheet sheet)
    {
        // What stands above a table of a document has no cell.
        var titles = new List<(string, string)>(sheet.Lead.Take(MaxTitles).Select(t => (t, "")));
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            if (HeaderReader.Read(sheet, i) is { } header) return new SheetRegion(sheet, titles, header.Columns, Rows(sheet, i, header.Columns));
            foreach (ref readonly var cell in sheet.Rows[i].Cells)
            {
                if (cell.Kind == CellKind.Text && titles.Count < MaxTitles && cell.Unicode!.Length <= MaxTitleLength && !string.IsNullOrWhiteSpace(cell.Unicode)) titles.Add((cell.Unicode, cell.Address.ToString()));
            }
        }
        return null;
    }

    private static List<PrintedRow> Rows(Sheet sheet, int index, FormColumns columns)
    {
        var rows = new List<PrintedRow>();
        for (var i = index; i < sheet.Rows.Count; i++)
        {
            // The header repeats on every page.
            if (HeaderReader.Read(sheet, i) is { } header)
            {
                columns = header.Columns;
                i += header.Rows - 1;
                continue;
            }
            var row = Row(sheet.Rows[i], columns);
            if (row.Code.Length > 0 || row.Name.Length > 0 || !row.HasNoValue) rows.Add(row);
        }
        return rows;
    }

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
        return new PrintedRow(row.Number, code, name, unit, value, string.IsNullOrWhiteSpace(note) ? null : note);
    }

    // A code that Excel has taken for a number ("2.4") is read as it is written.
    private static string Text(in Cell cell) => Written(cell)?.Trim() ?? "";

    // Verbatim, but in composed Unicode: nobody else has the font.
    private static string? Written(in Cell cell) => cell.Unicode?.Normalize() ?? cell.Raw;
}
