using Kpi.Jobs.Workbooks.Writing;

namespace Kpi.Dashboard.Exports;

/// <summary>Gives a table out as a file.</summary>
internal static class TableFile
{
    /// <param name="format"><c>xlsx</c> or <c>csv</c>.</param>
    /// <param name="name">Without extension.</param>
    public static IResult Of(TableSheet table, string format, string name) => format == "xlsx"
        ? Results.File(TableWriter.Write(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx")
        : Results.File(CsvWriter.Write(table), "text/csv; charset=utf-8", name + ".csv");
}
