using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Short words for what most tests here do.</summary>
internal static class Reading
{
    public static WorkbookReading Of(byte[] bytes, string name = "form.xlsx", WorkbookLimits? limits = null) =>
        WorkbookReader.Read(bytes, name, limits ?? new WorkbookLimits(), TestContext.Current.CancellationToken);

    public static Workbook Workbook(byte[] bytes, string name = "form.xlsx")
    {
        var reading = Of(bytes, name);
        Assert.True(reading.IsWorkbook, Describe(reading));
        return reading.Workbook;
    }

    /// <summary>The code of the fault, which there must be.</summary>
    public static string FaultCode(byte[] bytes, string name = "form.xlsx", WorkbookLimits? limits = null) => Fault(bytes, name, limits).Code;

    public static FileFault Fault(byte[] bytes, string name = "form.xlsx", WorkbookLimits? limits = null)
    {
        var reading = Of(bytes, name, limits);
        Assert.False(reading.IsWorkbook, "a fault was expected, but the file was read");
        return reading.Fault;
    }

    /// <summary>Asks every cell everything, so that a reading which would fail later fails here.</summary>
    public static void Exhaust(WorkbookReading reading)
    {
        if (!reading.IsWorkbook)
            return;
        foreach (var sheet in reading.Workbook.Sheets)
        {
            long last = 0;
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row.Cells)
                {
                    var place = ((long)cell.Row << 16) + cell.Column;
                    Assert.True(place > last, "cells out of order");
                    last = place;
                    Assert.Equal(row.Number, cell.Row);
                    Assert.True(double.IsFinite(cell.Number));
                    Assert.NotEqual(CellKind.Empty, cell.Kind);
                    _ = (cell.Raw, cell.Date, cell.Formula, cell.Address.ToString(), cell.Runs.Count);
                }
            }
        }
    }

    public static string Describe(WorkbookReading reading) => reading.IsWorkbook
        ? $"{reading.DetectedFormat} with {reading.Workbook.Sheets.Count} sheets"
        : $"{reading.Fault.Code} ({string.Join(", ", reading.Fault.Details.Select(detail => $"{detail.Key}: {detail.Value}"))})";
}
