namespace Kpi.Data.Series;

/// <summary>In which accumulation a series is asked for.</summary>
public enum SeriesAccumulation
{
    /// <summary>As the reports print it: windows of different kinds side by side.</summary>
    Reported,

    /// <summary>What happened in each quarter alone.</summary>
    Discrete,

    /// <summary>From the start of the reporting year to the end of each quarter.</summary>
    Ytd,
}
