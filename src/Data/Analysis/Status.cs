namespace Kpi.Data.Analysis;

/// <summary>How a figure stands to its target.</summary>
public enum Status
{
    Met,
    Near,
    Missed,

    /// <summary>There is no figure to judge.</summary>
    NoData,

    /// <summary>There is no target, neither for this period nor for a later one.</summary>
    NoTarget,

    /// <summary>This period has no target but a later one has: the gap is to that one.</summary>
    NotDue,

    /// <summary>Too little of what it is made of has been reported.</summary>
    Provisional,
}
