namespace Kpi.Data.Analysis.Projections;

/// <summary>How a series is carried forward; how many points there are decides (methods §2.5).</summary>
public enum ProjectionMethod
{
    /// <summary>Too few points for an error estimate.</summary>
    None,

    /// <summary>The last value and half the mean change; with three points one step only, and no more than indicative.</summary>
    HalfDrift,

    /// <summary>Holt's linear trend, damped, on a fixed grid of parameters.</summary>
    DampedHolt,

    /// <summary>The same period a year before and half the mean yearly change.</summary>
    SeasonalNaive,
}
