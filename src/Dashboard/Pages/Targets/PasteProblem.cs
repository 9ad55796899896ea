namespace Kpi.Dashboard.Pages.Targets;

/// <summary>Why a pasted cell or row is not taken.</summary>
public enum PasteProblem
{
    /// <summary>No cell of the row names an indicator that targets can be set for.</summary>
    UnknownIndicator,

    /// <summary>A name that several indicators have.</summary>
    SeveralIndicators,

    /// <summary>The row's period is none of the calendar's reports.</summary>
    UnknownPeriod,

    /// <summary>A period of another year than the page's: the draft is for one year.</summary>
    OtherYear,
    NotANumber,

    /// <summary>A number the indicator cannot have.</summary>
    OutOfRange,

    /// <summary>A number that can be read in two ways.</summary>
    Ambiguous,

    /// <summary>The same indicator and period stood in an earlier cell.</summary>
    Twice,
}
