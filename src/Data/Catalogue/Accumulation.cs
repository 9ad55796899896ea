namespace Kpi.Data.Catalogue;

/// <summary>How the reported values of an indicator add up over time.</summary>
public enum Accumulation
{
    /// <summary>What happened inside the report's window.</summary>
    Flow,

    /// <summary>From the start of the reporting year, in every report, also in one whose window is a single quarter.</summary>
    Ytd,

    /// <summary>The level at the end of the window. Never added or subtracted.</summary>
    Stock,

    /// <summary>A ratio as reported. Never added, subtracted or averaged.</summary>
    Rate,

    /// <summary>An answer. Never added, subtracted or averaged.</summary>
    Flag,
}
