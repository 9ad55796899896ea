using System.Globalization;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Reads worksheets: their cells and merged ranges. One instance reads all sheets of a workbook, one after the other.</summary>
internal sealed class SheetPart(StyleTable styles, List<object> sharedTexts, RichTextReader richText, TextPool texts, ReadBudget budget)
{
    private readonly CellReader _cells = new(styles, sharedTexts, richText, texts);

    public Sheet Read(ZipPackage package, SheetLink link)
    {
        var sheet = new SheetBuilder(budget);
        _cells.BeginSheet();
        using var xml = package.OpenXml(link.Part);
        var root = xml.EnterRoot("worksheet", XlsxNames.Spreadsheet, XlsxNames.StrictSpreadsheet);
        while (xml.NextChild(root))
        {
            switch (xml.Name)
            {
                case "sheetData":
                    ReadRows(xml, sheet);
                    break;
                case "mergeCells":
                    ReadMerges(xml, sheet);
                    break;
            }
        }
        xml.Finish();
        return sheet.Build(link.Name, link.IsHidden);
    }

    private void ReadRows(PartXml xml, SheetBuilder sheet)
    {
        var row = 0;
        for (var rows = xml.Enter(); xml.NextChild(rows);)
        {
            if (xml.Name != "row")
                continue;
            row = RowNumber(xml, row);
            var flags = xml.Flag("hidden") ? CellFlags.RowHidden : CellFlags.None;
            var column = 0;
            for (var cells = xml.Enter(); xml.NextChild(cells);)
            {
                if (xml.Name != "c")
                    continue;
                column = ColumnNumber(xml, row, column);
                if (_cells.TryRead(xml, row, column, flags, out var cell))
                    sheet.Add(cell);
            }
        }
    }

    // Rows and cells may leave out their number: they follow the one before.
    private static int RowNumber(PartXml xml, int previous)
    {
        if (xml.Attribute("r") is not { } written)
            return previous < CellAddress.MaxRow ? previous + 1 : throw xml.Corrupt("too many rows");
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= CellAddress.MaxRow
            ? number
            : throw xml.Corrupt("not a row number");
    }

    private static int ColumnNumber(PartXml xml, int row, int previous)
    {
        if (xml.Attribute("r") is not { } written)
            return previous < CellAddress.MaxColumn ? previous + 1 : throw xml.Corrupt("too many columns");
        return CellAddress.TryParse(written, out var address) && address.Row == row
            ? address.Column
            : throw xml.Corrupt("not a cell of its row");
    }

    private static void ReadMerges(PartXml xml, SheetBuilder sheet)
    {
        for (var merges = xml.Enter(); xml.NextChild(merges);)
        {
            if (xml.Name != "mergeCell")
                continue;
            if (!CellRange.TryParse(xml.Attribute("ref"), out var range))
                throw xml.Corrupt("not a range of cells");
            sheet.AddMerge(range);
        }
    }
}
