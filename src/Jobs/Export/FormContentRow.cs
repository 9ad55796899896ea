using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Export;

/// <summary>A printed line.</summary>
/// <param name="UnitOfMeasure">As printed; of an enumeration its answers.</param>
/// <param name="Value">A <see cref="double"/>, a text that is read as the same figure, or null for a line that is missing or a heading.</param>
/// <param name="Options">The answers of an enumeration.</param>
public sealed record FormContentRow(string Code, string Name, string UnitOfMeasure, LineKind Kind, object? Value, string? Note, IReadOnlyList<IndicatorOption> Options);
