using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A printed row that was read as a line of the form.</summary>
/// <param name="CodeAgrees">Whether the printed code is the line's, or one of them has none.</param>
public sealed record MatchedLine(PrintedRow Row, FormLine Line, bool CodeAgrees);
