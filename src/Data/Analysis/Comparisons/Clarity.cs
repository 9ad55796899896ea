namespace Kpi.Data.Analysis.Comparisons;

/// <summary>Whether a change stands out of the usual variation.</summary>
public enum Clarity
{
    /// <summary>That cannot be said: too few points, no counts behind a rate.</summary>
    Unknown,

    /// <summary>It is no more than usual.</summary>
    NoClearChange,

    Clear,
}
