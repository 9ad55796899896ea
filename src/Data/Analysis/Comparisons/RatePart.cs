namespace Kpi.Data.Analysis.Comparisons;

/// <summary>One unit's counts on both sides of a comparison. A denominator of 0 says that it was not there.</summary>
public readonly record struct RatePart(string Key, double Numerator0, double Denominator0, double Numerator1, double Denominator1);
