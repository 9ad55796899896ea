namespace Kpi.Jobs.Import;

/// <summary>What one of several readings of a number would mean.</summary>
/// <param name="Value">The reading, in the indicator's unit of measure.</param>
/// <param name="Rules">The rules it takes part in that say something, by key.</param>
/// <param name="Second">The reading of the second of two counts in one cell; null where the cell holds one number.</param>
public sealed record ReadingEffect(double Value, IReadOnlyList<RuleEffect> Rules, double? Second = null);
