using System.Globalization;
using ClosedXML.Excel;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Export;

namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>Writes an official form as xlsx, in the official layout: A4 upright, as wide as the page, its head repeated on each.</summary>
public static class FormWriter
{
    private const int Columns = 5;
    private const int ValueColumn = 4;
    private const int NoteColumn = 5;
    private const string Font = "Times New Roman";

    // As narrow as the lines bear: the page is as wide as the paper, so every width more makes the print smaller.
    private static readonly double[] Widths = [7, 40, 14, 12, 16];

    /// <param name="forFilling">Whether it is to be filled in: everything but values and notes is protected, without a password, answers come as a list, and what is no number is asked about.</param>
    public static byte[] Write(FormContent form, bool forFilling)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = Font;
        workbook.Style.Font.FontSize = 12;
        var sheet = workbook.Worksheets.Add(SheetText.Name(form.SheetName));
        for (var column = 1; column <= Columns; column++) sheet.Column(column).Width = Widths[column - 1];

        var row = 1;
        foreach (var title in form.Titles)
        {
            SheetText.Set(sheet.Cell(row, 1), title);
            var line = sheet.Range(row, 1, row, Columns).Merge();
            line.Style.Font.Bold = true;
            line.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            line.Style.Alignment.WrapText = true;
            row++;
        }
        var head = row + 1;
        Head(sheet, head, form.NameHead);
        var at = head + 2;
        foreach (var line in form.Rows) Line(sheet, at++, line, forFilling);

        var table = sheet.Range(head, 1, at - 1, Columns);
        table.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        table.Style.Alignment.WrapText = true;
        sheet.SheetView.FreezeRows(head + 1);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(head, head + 1);
        sheet.PageSetup.PrintAreas.Add(1, 1, at - 1, Columns);
        if (forFilling) sheet.Protect();

        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static void Head(IXLWorksheet sheet, int row, string nameHead)
    {
        SheetText.Set(sheet.Cell(row, 1), "STT");
        SheetText.Set(sheet.Cell(row, 2), nameHead);
        SheetText.Set(sheet.Cell(row, 3), "Kết quả thống kê");
        SheetText.Set(sheet.Cell(row, NoteColumn), "Ghi chú");
        SheetText.Set(sheet.Cell(row + 1, 3), "Đơn vị tính");
        SheetText.Set(sheet.Cell(row + 1, ValueColumn), "Số liệu");
        sheet.Range(row, 1, row + 1, 1).Merge();
        sheet.Range(row, 2, row + 1, 2).Merge();
        sheet.Range(row, 3, row, ValueColumn).Merge();
        sheet.Range(row, NoteColumn, row + 1, NoteColumn).Merge();
        var head = sheet.Range(row, 1, row + 1, Columns);
        head.Style.Font.Bold = true;
        head.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    }

    private static void Line(IXLWorksheet sheet, int row, FormContentRow line, bool forFilling)
    {
        SheetText.Set(sheet.Cell(row, 1), line.Code);
        SheetText.Set(sheet.Cell(row, 2), line.Name);
        SheetText.Set(sheet.Cell(row, 3), line.UnitOfMeasure);
        sheet.Cell(row, 3).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        var value = sheet.Cell(row, ValueColumn);
        value.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        switch (line.Value)
        {
            case double number:
                value.SetValue(number);
                value.Style.NumberFormat.Format = line.Kind == LineKind.Count ? "#,##0" : "General";
                break;
            case string text:
                SheetText.Set(value, text);
                break;
        }
        if (line.Note is { Length: > 0 } note) SheetText.Set(sheet.Cell(row, NoteColumn), note);
        if (line.Kind == LineKind.Heading)
        {
            sheet.Range(row, 1, row, Columns).Style.Font.Bold = true;
            return;
        }
        if (!forFilling) return;
        value.Style.Protection.Locked = false;
        sheet.Cell(row, NoteColumn).Style.Protection.Locked = false;
        Guard(value, line);
    }

    // A warning, not a wall: "-" for what does not apply and "16.181/16.183" are right, too.
    private static void Guard(IXLCell cell, FormContentRow line)
    {
        switch (line.Kind)
        {
            case LineKind.Enumeration:
                cell.DataValidation.List($"\"{string.Join(',', line.Options.Select(o => o.Value.ToString(CultureInfo.InvariantCulture)))}\"", inCellDropdown: true);
                break;
            case LineKind.Percent:
                cell.DataValidation.Decimal.Between(0, 100);
                break;
            case LineKind.Count:
                cell.DataValidation.WholeNumber.EqualOrGreaterThan(0);
                break;
            default:
                return;
        }
        cell.DataValidation.ErrorStyle = XLErrorStyle.Warning;
        cell.DataValidation.IgnoreBlanks = true;
    }
}
