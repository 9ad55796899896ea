namespace Kpi.Data.Analysis.Signals;

/// <summary>What the last point says of the process.</summary>
public enum Variation
{
    CommonCause,
    ImprovementHigh,
    ImprovementLow,
    ConcernHigh,
    ConcernLow,
    NeutralHigh,
    NeutralLow,
}
