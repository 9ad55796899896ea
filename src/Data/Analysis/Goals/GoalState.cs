namespace Kpi.Data.Analysis.Goals;

/// <summary>Whether what is left can still decide about a target.</summary>
public enum GoalState
{
    /// <summary>It depends on what comes.</summary>
    Open,

    /// <summary>It will be met whatever comes.</summary>
    Secured,

    /// <summary>It cannot be met any more.</summary>
    OutOfReach,

    /// <summary>No time is left.</summary>
    Final,
}
