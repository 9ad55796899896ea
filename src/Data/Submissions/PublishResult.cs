namespace Kpi.Data.Submissions;

/// <summary>The ways a publish can end.</summary>
public enum PublishResult
{
    Published,

    /// <summary>It had been published before; nothing changed.</summary>
    AlreadyPublished,

    /// <summary>It would change published figures, which this caller may not; it is left submitted.</summary>
    NeedsApproval,

    /// <summary>It would change published figures, and nobody said why; nothing was written.</summary>
    ReasonNeeded,

    /// <summary>Its state does not allow it, or form, agency or period are unknown.</summary>
    NotPublishable,

    /// <summary>The submission, or a figure of its agency, has changed since the caller looked; nothing was written.</summary>
    Overtaken,

    /// <summary>There is no such submission.</summary>
    NotFound,
}
