using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A table of indicators found in a sheet: its titles, its columns and its rows, repeated headers left out.</summary>
/// <param name="Titles">The text cells above the header, in order.</param>
public sealed record SheetRegion(Sheet Sheet, IReadOnlyList<(string Text, string Cell)> Titles, FormColumns Columns, IReadOnlyList<PrintedRow> Rows);
