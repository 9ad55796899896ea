namespace Kpi.Data.Analysis.Signals;

/// <summary>Whether the process, as it varies, can be relied on to meet its target.</summary>
public enum Assurance
{
    /// <summary>The target lies outside the limits on the good side: it will usually be met.</summary>
    ConsistentPass,

    /// <summary>The target lies outside the limits on the bad side: it will usually be missed.</summary>
    ConsistentFail,

    /// <summary>The target lies within the limits: met or missed by chance.</summary>
    Inconsistent,
}
