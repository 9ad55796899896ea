namespace Kpi.Data.Analysis.Comparisons;

/// <summary>Why two figures are not compared.</summary>
public enum ComparisonRefusal
{
    /// <summary>One side has no figure; that is not zero.</summary>
    MissingSide,

    /// <summary>Windows of different lengths: a quarter beside a half-year, or beside the nine months that a year-to-date line reports for the third quarter.</summary>
    UnlikeWindows,

    /// <summary>One window lies in part within the other: what is common to both would be compared with itself.</summary>
    OverlappingWindows,

    /// <summary>Answers have no difference.</summary>
    NotAQuantity,

    /// <summary>Between the two, what is counted has changed: they are not figures of one thing.</summary>
    Break,

    /// <summary>Between the two, the process has changed for a known cause and limits began anew: the difference is that change, not a movement of the series.</summary>
    Rebase,
}
