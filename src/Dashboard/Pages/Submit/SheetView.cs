using Kpi.Jobs.Import;
using Kpi.Jobs.Workbooks;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>The form as it was read, narrowed to what the reader asks for.</summary>
/// <param name="Rows">What is shown, in the file's order.</param>
/// <param name="CutOff">How many rows are left out because there are too many for a page.</param>
/// <param name="Problems">How many rows each choice shows, headings that lead to them not counted.</param>
public sealed record SheetView(FormSheet Printed, SheetFilter Filter, IReadOnlyList<SheetRow> Rows, int CutOff, int All, int Problems, int Missing, int Changes)
{
    /// <summary>Columns by meaning, in the sheet's order: those the form has.</summary>
    public IReadOnlyList<int> Columns { get; } = [.. new[] { Printed.CodeColumn, Printed.NameColumn, Printed.UnitOfMeasureColumn, Printed.ValueColumn, Printed.NoteColumn }.Where(c => c > 0).Order()];

    /// <summary>Whether a cell is among what is shown.</summary>
    /// <param name="sheet">Its sheet; null for the one that is shown.</param>
    /// <param name="cell">As a spreadsheet prints it.</param>
    public bool Shows(string? sheet, string cell) =>
        IsOf(sheet) && CellAddress.TryParse(cell, out var place) && Columns.Contains(place.Column) && Rows.Any(r => r.Printed.Row == place.Row);

    /// <summary>Whether a sheet is the one that is shown.</summary>
    public bool IsOf(string? sheet) => sheet is null || string.Equals(sheet, Printed.Name, StringComparison.Ordinal);

    /// <summary>Whether a problem's cell is among what is shown.</summary>
    public bool Shows(ProblemItem item) => item.Place is { } place && Rows.Any(r => r.Printed.Row == place.Row);
}
