namespace Kpi.Jobs.Import;

/// <summary>Where the form stands: its sheet, the columns by meaning (numbers from 1, 0 when there is none) and its rows.</summary>
public sealed record FormSheet(string Name, int CodeColumn, int NameColumn, int UnitOfMeasureColumn, int ValueColumn, int NoteColumn, IReadOnlyList<FormRow> Rows);
