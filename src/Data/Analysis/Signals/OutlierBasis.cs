namespace Kpi.Data.Analysis.Signals;

/// <summary>What says that a value is not one of its series.</summary>
public enum OutlierBasis
{
    /// <summary>It lies outside the natural limits by a margin.</summary>
    Limits,

    /// <summary>It is many times every value before it, or a small part of the smallest; there are too few values for limits, or none of them varied.</summary>
    Factor,
}
