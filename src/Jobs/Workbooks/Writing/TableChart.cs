namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>A line chart over columns of a written table, drawn by the spreadsheet program itself, so that it follows what people change. Empty cells stay gaps.</summary>
/// <param name="Category">Column of the labels below, from 0.</param>
/// <param name="Series">Columns of the lines, from 0; their heads name them.</param>
public sealed record TableChart(string Title, int Category, IReadOnlyList<int> Series);
