namespace Kpi.Data.Diagnostics;

/// <summary>The points an import passes, in order.</summary>
public enum Checkpoint
{
    /// <summary>The file has been opened by this process alone.</summary>
    Claimed,

    /// <summary>The file has been read and checked; nothing is stored.</summary>
    Parsed,

    /// <summary>Revisions are written but not committed.</summary>
    InTransaction,

    /// <summary>The outcome is committed; the file still lies in the inbox.</summary>
    Committed,

    /// <summary>The result file is written; the file is about to leave the inbox.</summary>
    BeforeMove,
}
