namespace Kpi.Data.Analysis.Projections;

/// <summary>A probability in words (methods §2.5): five steps, never certain.</summary>
public enum Likelihood
{
    /// <summary>Below 10 %.</summary>
    VeryUnlikely,

    /// <summary>10 % to below 33 %.</summary>
    Unlikely,

    /// <summary>33 % to below 66 %.</summary>
    Uncertain,

    /// <summary>66 % to 90 %.</summary>
    Likely,

    /// <summary>Above 90 %.</summary>
    VeryLikely,
}
