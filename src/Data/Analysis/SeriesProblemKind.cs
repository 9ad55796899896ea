namespace Kpi.Data.Analysis;

/// <summary>What cannot be calculated with, or about, in a series of ours.</summary>
public enum SeriesProblemKind
{
    /// <summary>A quarter below zero only takes back what earlier reports had too many (methods §3.3): it is left out of signal and projection.</summary>
    NegativeFlow,

    /// <summary>A rate of nothing is undefined, not zero.</summary>
    ZeroDenominator,

    /// <summary>One value alone has neither limits nor a projection.</summary>
    OnePoint,

    /// <summary>All values are equal: limits without width.</summary>
    Constant,

    /// <summary>Of a target of zero no percentage is attained, there is only a gap.</summary>
    ZeroTarget,
}
