namespace Kpi.Jobs.Import;

/// <summary>What one of several readings of a number would mean.</summary>
/// <param name="Value">The reading, in the indicator's unit of measure.</param>
/// <param name="Rules">The rules it takes part in that say something, by key.</param>
public sealed record ReadingEffect(double Value, IReadOnlyList<RuleEffect> Rules);
