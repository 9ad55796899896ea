namespace Kpi.Dashboard.Pages.Targets;

/// <summary>What came of something that was asked for; said once on the page it leads to.</summary>
public enum TargetNotice
{
    /// <summary>Put into the draft.</summary>
    Drafted,

    /// <summary>A version is in force.</summary>
    Set,

    /// <summary>It stood already the same.</summary>
    Unchanged,
    Removed,

    /// <summary>The decision was noted.</summary>
    Decided,
    Issued,
    Discarded,

    /// <summary>What was pasted is in the draft.</summary>
    Pasted,

    /// <summary>Somebody else was faster; nothing was done.</summary>
    Overtaken,

    /// <summary>There is no draft any more; nothing was done.</summary>
    NoDraft,

    /// <summary>The draft is empty; nothing was done.</summary>
    Empty,

    /// <summary>A decision needs its number and its day; nothing was done.</summary>
    NoDecision,

    /// <summary>Published periods stand judged by what is to be changed, and neither a first day of validity nor a correction was given; nothing was put in force.</summary>
    Rewrites,

    /// <summary>The value is no number that the indicator can have; nothing was done.</summary>
    WrongValue,

    /// <summary>The upper bound of a range is no number above the lower one; nothing was done.</summary>
    WrongRange,

    /// <summary>The tolerance is no number of 0 or more; nothing was done.</summary>
    WrongTolerance,

    /// <summary>The path has no baseline before the target's day, or a step that cannot be read; nothing was done.</summary>
    WrongPath,

    /// <summary>A range has no path; nothing was done.</summary>
    RangePath,

    /// <summary>The last day of validity lies before the first; nothing was done.</summary>
    WrongDates,
}
