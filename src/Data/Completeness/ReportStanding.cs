namespace Kpi.Data.Completeness;

/// <summary>Where the report of an agency for a period stands.</summary>
public enum ReportStanding
{
    /// <summary>None is expected: the agency does not exist at the end of the period.</summary>
    NotExpected,

    /// <summary>None is there, and its deadline has not passed.</summary>
    NotDue,

    /// <summary>None is there, and nothing says when it was due: no deadline, or one from before the program was used.</summary>
    Absent,

    /// <summary>None is there, and its deadline has passed.</summary>
    Overdue,

    /// <summary>A file has come in, and its sender has to go on with it: something is left to answer, or it was handed back.</summary>
    Unfinished,

    /// <summary>Handed in; an approver decides.</summary>
    Waiting,

    /// <summary>Its figures are in the series.</summary>
    Published,
}
