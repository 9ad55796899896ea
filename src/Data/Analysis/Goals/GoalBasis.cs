namespace Kpi.Data.Analysis.Goals;

/// <summary>What a figure stands for on the way to a target: it decides which figure counts, and how a required rate is worked out.</summary>
public enum GoalBasis
{
    /// <summary>A level, or a share of levels: the latest one counts.</summary>
    Level,

    /// <summary>Counted from the start of the year in every report: the latest of the year counts.</summary>
    YearToDate,

    /// <summary>Counted within the target's own window: what was reported of that window, added up.</summary>
    Window,

    /// <summary>A rate without its counts, or a mixture: the latest of the year, and nothing can be worked out from it.</summary>
    Other,
}
