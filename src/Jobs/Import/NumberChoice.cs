namespace Kpi.Jobs.Import;

/// <summary>One of several readings of a cell, as a person chooses it.</summary>
/// <param name="Value">In the indicator's unit of measure; the first of two counts in one cell.</param>
/// <param name="Second">The second of two counts in one cell; null where the cell holds one number.</param>
public readonly record struct NumberChoice(double Value, double? Second = null);
