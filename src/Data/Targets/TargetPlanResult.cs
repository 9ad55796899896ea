namespace Kpi.Data.Targets;

/// <summary>What came of a decision on a draft set of targets.</summary>
public enum TargetPlanResult
{
    Done,

    /// <summary>There is no such draft, or it has been decided on.</summary>
    NotFound,

    /// <summary>Somebody changed it after it was shown; nothing was done.</summary>
    Overtaken,

    /// <summary>It holds nothing; nothing was done.</summary>
    Empty,

    /// <summary>It names no decision, or not its day; nothing was done.</summary>
    NoDecision,
}
