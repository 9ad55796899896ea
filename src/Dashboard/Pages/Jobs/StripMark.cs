namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>How a run is drawn in a strip.</summary>
public enum StripMark
{
    Done,

    /// <summary>Done, and the last one there was.</summary>
    Latest,
    Failed,

    /// <summary>Did not come to its end.</summary>
    Cancelled,
}
