namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Why the movement of a rate is not taken apart.</summary>
public enum RateSplitRefusal
{
    /// <summary>No earlier period has a figure over a window like its own.</summary>
    NoEarlier,

    /// <summary>A side was reported as a rate, without the counts it is made of.</summary>
    NoCounts,

    /// <summary>Between the two periods, what is counted has changed.</summary>
    Break,

    /// <summary>Between the two periods, the process has changed for a known cause.</summary>
    Rebase,
}
