namespace Kpi.Data.Catalogue;

/// <summary>Which way is better.</summary>
public enum Direction
{
    None,
    Higher,
    Lower,

    /// <summary>Within two bounds.</summary>
    Range,
}
