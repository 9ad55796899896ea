namespace Kpi.Data.Periods;

/// <summary>Why a rule cannot become part of a calendar.</summary>
public enum PeriodRuleFault
{
    /// <summary>The calendar has no such kind of period.</summary>
    Kind,

    /// <summary>The first reporting year is not between 1900 and 2200.</summary>
    Year,

    /// <summary>A day that its month never has.</summary>
    Day,

    /// <summary>The window ends before it begins, or is longer than a year.</summary>
    Window,

    /// <summary>The deadline is before the last day of the window.</summary>
    Deadline,

    /// <summary>The decision behind it is not named, or in more than 500 characters.</summary>
    Cause,

    /// <summary>It says what holds already.</summary>
    Same,
}
