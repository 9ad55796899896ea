using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A line of the form that is printed as several, every one of them here.</summary>
public sealed record SplitLine(FormLine Line, IReadOnlyList<PrintedRow> Rows);
