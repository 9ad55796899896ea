using ClosedXML.Excel;

namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>Writes tables as xlsx. All use of ClosedXML is in this folder, so that a newer version is a change of one place.</summary>
public static class TableWriter
{
    /// <summary>The bytes of a workbook with one sheet. Numbers are numbers, dates are dates, and text is text, also when it begins like a formula.</summary>
    public static byte[] Write(TableSheet table)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.Worksheets.Add(SheetText.Name(table.Name));
        var row = 1;
        foreach (var fact in table.Facts) SheetText.Set(sheet.Cell(row++, 1), fact);
        if (table.Facts.Count > 0)
        {
            sheet.Cell(1, 1).Style.Font.Bold = true;
            row++;
        }
        var head = row;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            SheetText.Set(sheet.Cell(head, column + 1), table.Columns[column].Head);
            sheet.Column(column + 1).Width = table.Columns[column].Width;
        }
        var heads = sheet.Range(head, 1, head, Math.Max(1, table.Columns.Count));
        heads.Style.Font.Bold = true;
        heads.Style.Alignment.WrapText = true;
        heads.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
        foreach (var cells in table.Rows)
        {
            row++;
            for (var column = 0; column < cells.Count; column++) Fill(sheet.Cell(row, column + 1), cells[column], table.Columns[column]);
        }
        sheet.SheetView.FreezeRows(head);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(head, head);

        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        if (table is { Chart: { } chart, Rows.Count: > 0 }) ChartWriter.Add(bytes, chart, sheet.Name, head, table.Rows.Count, table.Columns.Count);
        return bytes.ToArray();
    }

    private static void Fill(IXLCell cell, object? value, TableColumn column)
    {
        switch (value)
        {
            case null:
                return;
            case double number:
                cell.SetValue(number);
                if (column.NumberFormat is not null) cell.Style.NumberFormat.Format = column.NumberFormat;
                return;
            case DateOnly date:
                cell.SetValue(date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified));
                cell.Style.NumberFormat.Format = "dd/mm/yyyy";
                return;
            default:
                SheetText.Set(cell, value.ToString() ?? "");
                return;
        }
    }
}
