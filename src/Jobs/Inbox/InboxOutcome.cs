namespace Kpi.Jobs.Inbox;

/// <summary>What became of a file in the inbox.</summary>
public enum InboxOutcome
{
    /// <summary>Its values are in the series.</summary>
    Published,

    /// <summary>The same bytes had been handled before; nothing changed.</summary>
    Unchanged,

    /// <summary>It would change published figures: an approver decides.</summary>
    Submitted,

    /// <summary>It cannot be published as it is; the submission can be finished in the browser.</summary>
    Rejected,
}
