namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>A table to be written as a worksheet.</summary>
/// <param name="Name">Name of the sheet; cut and cleaned to what Excel allows.</param>
/// <param name="Facts">Lines above the table: what it is, as of when, with which filters.</param>
/// <param name="Columns">Heads with their widths in characters.</param>
/// <param name="Rows">Cells: text, numbers (<see cref="double"/>), dates (<see cref="DateOnly"/>) or null for an empty cell.</param>
public sealed record TableSheet(string Name, IReadOnlyList<string> Facts, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A chart beside the table; null for none.</summary>
    public TableChart? Chart { get; init; }
}
