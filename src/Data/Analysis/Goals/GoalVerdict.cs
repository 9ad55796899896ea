namespace Kpi.Data.Analysis.Goals;

/// <summary>What can be said now about a target that is not due yet.</summary>
public enum GoalVerdict
{
    /// <summary>There is no figure to say it from.</summary>
    NoFigure,

    /// <summary>Its level is reached, and could be lost again.</summary>
    Reached,

    /// <summary>It will be met whatever comes.</summary>
    Secured,

    /// <summary>It depends on what comes.</summary>
    Open,

    /// <summary>It cannot be met any more, even if all that is expected to come is good.</summary>
    OutOfReach,

    /// <summary>Its day has come.</summary>
    Due,
}
