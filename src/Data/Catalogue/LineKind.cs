namespace Kpi.Data.Catalogue;

/// <summary>What a printed line of a form carries.</summary>
public enum LineKind
{
    /// <summary>Words only.</summary>
    Heading,
    Count,
    Percent,
    Enumeration,

    /// <summary>Two counts in one cell, "resolved / received": two indicators.</summary>
    Fraction,
}
