namespace Kpi.Dashboard.Pages.Overview;

/// <summary>How a line shows among the little squares. A true zero never looks like a blank.</summary>
public enum LineMark
{
    Number,
    Zero,
    NotApplicable,
    Missing,
}
