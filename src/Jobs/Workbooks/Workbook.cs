namespace Kpi.Jobs.Workbooks;

/// <summary>A file that was read whole: its worksheets in the order of their tabs (chart and macro sheets are left out).</summary>
/// <param name="Format">One of <see cref="WorkbookFormat"/>, found from the content.</param>
/// <param name="Sheets">May be empty, when a workbook has only chart sheets.</param>
public sealed record Workbook(string Format, IReadOnlyList<Sheet> Sheets);
