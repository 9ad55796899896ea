using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import;

/// <summary>One row of the form as it was read, for showing it back where it stood.</summary>
/// <param name="Row">Row number in the sheet, from 1.</param>
/// <param name="Line">Key of the catalogue line it was read as; null when it was read as none.</param>
/// <param name="Kind">Kind of that line.</param>
public sealed record FormRow(int Row, string? Code, string? Name, string? UnitOfMeasure, string? Raw, string? Note, string? Line, LineKind? Kind);
