namespace Kpi.Data.Observations;

/// <summary>What is known of a value. The four kinds of empty never look like each other, and none of them is zero.</summary>
public enum ObservationState
{
    /// <summary>The cell is empty: nothing was reported.</summary>
    Missing = 0,

    /// <summary>A number was reported; a true zero is one.</summary>
    Reported = 1,

    /// <summary>The reporter says the line does not apply, or a ratio has nothing to divide by.</summary>
    NotApplicable = 2,

    /// <summary>Something stands in the cell that has no single reading. Never published.</summary>
    Unreadable = 3,
}
