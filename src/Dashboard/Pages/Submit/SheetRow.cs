using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Jobs.Import;
using Kpi.Jobs.Workbooks;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A row of the form as it stands in the file, with what was read from it.</summary>
/// <param name="Line">The catalogue's line it was read as; null when it was read as none.</param>
/// <param name="Values">What was read: none for a heading and for a row that repeats another, two for a fraction.</param>
/// <param name="Changes">Published figures that would change.</param>
public sealed record SheetRow(FormRow Printed, FormLine? Line, IReadOnlyList<CheckedLine> Values, IReadOnlyList<Change> Changes, IReadOnlyList<ProblemItem> Problems)
{
    public bool IsMissing => Values.Any(v => v.State is ObservationState.Missing or ObservationState.Unreadable);

    /// <summary>Whether the row is a heading of the form.</summary>
    public bool IsHeading => Printed.Kind == LineKind.Heading;

    /// <summary>Whether the row begins a section of the form.</summary>
    public bool BeginsSection => IsHeading && Line?.ParentKey is null;

    /// <summary>Problems in a column of this row.</summary>
    public IEnumerable<ProblemItem> At(int column) => Problems.Where(p => p.Place is { } place && place.Column == column);

    /// <summary>The name of a cell, as a spreadsheet prints it.</summary>
    public string Cell(int column) => new CellAddress(Printed.Row, column).ToString();
}
