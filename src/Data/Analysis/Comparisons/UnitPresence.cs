namespace Kpi.Data.Analysis.Comparisons;

/// <summary>On which sides of a comparison a unit had cases.</summary>
public enum UnitPresence
{
    /// <summary>On both: it can be compared with itself.</summary>
    Both,

    /// <summary>On the later side only.</summary>
    Entered,

    /// <summary>On the earlier side only.</summary>
    Left,

    /// <summary>On neither: it contributes nothing.</summary>
    Absent,
}
