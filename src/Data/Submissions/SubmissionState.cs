namespace Kpi.Data.Submissions;

/// <summary>Where a submission is on its way into the series.</summary>
public enum SubmissionState
{
    /// <summary>Kept, not read yet.</summary>
    Received,

    /// <summary>Read; a person has something to answer before it can go on.</summary>
    Checked,

    /// <summary>Handed in; an approver decides.</summary>
    Submitted,

    /// <summary>Handed back with comments.</summary>
    Returned,

    /// <summary>Its values are in the series.</summary>
    Published,

    /// <summary>Was published; a later submission for the same form, agency and period has taken its place.</summary>
    Superseded,

    /// <summary>Taken back by the submitter.</summary>
    Withdrawn,
}
