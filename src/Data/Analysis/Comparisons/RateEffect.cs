namespace Kpi.Data.Analysis.Comparisons;

/// <summary>What one unit contributed to the movement of a rate, in percent points.</summary>
/// <param name="Rate">By doing better or worse itself.</param>
/// <param name="Mix">By weighing more or less, against the average: a growing unit below it is negative.</param>
/// <param name="Presence">Whether it was there on both sides.</param>
public readonly record struct RateEffect(string Key, double Rate, double Mix, UnitPresence Presence);
