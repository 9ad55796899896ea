namespace Kpi.Data.Analysis.Goals;

/// <summary>Why a page says nothing of where a figure will land (methods §2.5).</summary>
public enum GoalHold
{
    NoFigure,

    /// <summary>The target's day has come.</summary>
    Due,

    /// <summary>Fewer than 3 points, or 3 and more than one period to go.</summary>
    TooFewPoints,

    /// <summary>More than 4 periods to go.</summary>
    TooFar,

    /// <summary>The last value is a special cause: whether it lasts is not known.</summary>
    SpecialCause,

    /// <summary>Limits began anew less than 7 points ago.</summary>
    Rebase,

    /// <summary>The series breaks off before the last period.</summary>
    Break,

    /// <summary>A rate of cases, or a mixture, without a series of such windows.</summary>
    NotALevel,
}
