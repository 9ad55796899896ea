using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A row of the table as printed.</summary>
/// <param name="Number">Row number in the sheet, from 1.</param>
/// <param name="Code">Text of the code column, trimmed; empty when there is none.</param>
/// <param name="Name">Text of the name column, of two rows when a page break split it.</param>
/// <param name="Value">The value cell; null when it is empty.</param>
/// <param name="Note">Text of the note column, verbatim; null when empty.</param>
/// <param name="Columns">The columns it was read by: they may stand elsewhere on another page.</param>
public sealed record PrintedRow(int Number, string Code, string Name, string UnitOfMeasure, Cell? Value, string? Note, FormColumns Columns)
{
    /// <summary>Address of its value: of a name that was split, the value may stand beside the second part.</summary>
    public string ValueAddress => Value is { } cell ? cell.Address.ToString() : new CellAddress(Number, Columns.Value).ToString();

    /// <summary>Address of its code; empty when the table has no codes.</summary>
    public string CodeAddress => Columns.Code == 0 ? "" : new CellAddress(Number, Columns.Code).ToString();

    /// <summary>Whether nothing but blanks stands in the value cell.</summary>
    public bool HasNoValue => Value is not { } cell || (cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text));
}
