namespace Kpi.Data.Analysis.Signals;

/// <summary>A value that its series does not explain, with what it was held against.</summary>
/// <param name="Low">Lower end of what is usual: the natural limit, or the smallest value before where there are no limits. May be below zero.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Meant">
/// The figure that would have been usual if one slip of the finger were taken back (a power of ten, a digit doubled, two neighbours swapped); null where none fits. A hint, never a
/// correction.
/// </param>
public sealed record Outlier(OutlierBasis Basis, double Low, double High, double? Meant);
