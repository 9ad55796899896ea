namespace Kpi.Data.Analysis.Comparisons;

/// <summary>Why two figures are not compared.</summary>
public enum ComparisonRefusal
{
    /// <summary>One side has no figure; that is not zero.</summary>
    MissingSide,

    /// <summary>Windows of different kinds: a quarter beside a half-year.</summary>
    UnlikeWindows,

    /// <summary>One window lies in part within the other: what is common to both would be compared with itself.</summary>
    OverlappingWindows,

    /// <summary>Answers have no difference.</summary>
    NotAQuantity,
}
