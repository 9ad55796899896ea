using Kpi.Data.Mappings;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A printed row that was read as somebody had said before.</summary>
public sealed record RememberedRow(PrintedRow Row, LineMapping Mapping);
