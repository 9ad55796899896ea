namespace Kpi.Data.Analysis.Signals;

/// <summary>Centre and natural limits at one point, in the indicator's unit of measure.</summary>
/// <param name="Upper">Three sigma above the centre.</param>
/// <param name="NearUpper">Two sigma above it.</param>
public readonly record struct ControlLimits(double Center, double Lower, double Upper, double NearLower, double NearUpper)
{
    /// <summary>Those of a window that is longer or shorter, by the same a day.</summary>
    /// <param name="length">Of the other window, in lengths of this one; above 0.</param>
    internal ControlLimits Over(double length) => new(Center * length, Lower * length, Upper * length, NearLower * length, NearUpper * length);
}
