namespace Kpi.Data.Analysis.Goals;

/// <summary>What is known of the window a target speaks of. Missing is never zero: without a report what has been done is not known.</summary>
public enum GoalReports
{
    /// <summary>All of it until the figure's last day; of a level, its latest value.</summary>
    Known,

    /// <summary>No report of it is there yet, whether it has begun or not: only what the whole of it needs can be said.</summary>
    NoneYet,

    /// <summary>A later report of it is there and an earlier one is missing: what has been done cannot be said.</summary>
    Gap,
}
