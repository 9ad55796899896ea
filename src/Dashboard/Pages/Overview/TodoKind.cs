namespace Kpi.Dashboard.Pages.Overview;

/// <summary>What somebody has to do.</summary>
public enum TodoKind
{
    /// <summary>Look why a job has failed.</summary>
    Repair,

    /// <summary>Publish or return what was handed in.</summary>
    Decide,

    /// <summary>Put right what was returned.</summary>
    Correct,

    /// <summary>Answer what a file leaves open, and hand it in.</summary>
    Finish,

    /// <summary>Issue a draft of targets, or give it up.</summary>
    Issue,
}
