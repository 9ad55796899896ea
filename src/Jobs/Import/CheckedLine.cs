using Kpi.Data.Observations;

namespace Kpi.Jobs.Import;

/// <summary>What was read for one indicator of the form.</summary>
/// <param name="Key">Key of the indicator.</param>
/// <param name="Code">Code of the printed line.</param>
/// <param name="Sheet">Null when the line is absent, like <paramref name="Cell"/>.</param>
/// <param name="Raw">Text of the cell; plain decimal notation for a number; null for an empty cell.</param>
/// <param name="Value">In the indicator's unit of measure; null unless the state is reported.</param>
/// <param name="Numerator">Given where the line carries its ratio, like <paramref name="Denominator"/>.</param>
/// <param name="Note">The note beside the value, verbatim.</param>
public sealed record CheckedLine(
    string Key,
    string Code,
    string Name,
    string? Sheet,
    string? Cell,
    string? Raw,
    ObservationState State,
    double? Value,
    double? Numerator,
    double? Denominator,
    string? Note);
