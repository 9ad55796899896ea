namespace Kpi.Jobs.Publishing;

/// <summary>The ways a decision on a submission, other than publishing it, can end.</summary>
public enum DecisionResult
{
    Done,

    /// <summary>Errors are open, or form, agency or period are unknown.</summary>
    OpenErrors,

    /// <summary>Handing back and taking back a publish need a reason.</summary>
    CommentNeeded,

    /// <summary>Its state does not allow it.</summary>
    WrongState,

    /// <summary>Somebody else has changed it since the caller looked.</summary>
    Overtaken,

    /// <summary>There is no such submission.</summary>
    NotFound,
}
