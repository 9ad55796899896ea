using ClosedXML.Excel;
using Kpi.Jobs.Workbooks;

namespace Kpi.Tests.Shared;

/// <summary>A workbook that holds both real forms, each on a sheet of its own.</summary>
public static class TwoForms
{
    public static byte[] Workbook()
    {
        using var both = new XLWorkbook();
        foreach (var name in new[] { "phu-luc-I-6-thang-2024.xlsx", "bieu-mau-3-6-thang-2024.xlsx" })
        {
            var sheet = both.Worksheets.Add(name[..10]);
            var read = WorkbookReader.Read(File.ReadAllBytes(TestFiles.Path("tests", "Forms", name)), name, new WorkbookLimits(), CancellationToken.None);
            foreach (var row in read.Workbook!.Sheets[0].Rows)
            {
                foreach (var cell in row.Cells) sheet.Cell(cell.Row, cell.Column).SetValue(cell.Raw);
            }
        }
        using var bytes = new MemoryStream();
        both.SaveAs(bytes);
        return bytes.ToArray();
    }
}
