namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What a change is, worst first.</summary>
public enum Verdict
{
    Worse,
    Better,

    /// <summary>It changed no more than usual, so that it is neither for the better nor for the worse.</summary>
    Unclear,
    Unchanged,

    /// <summary>It changed, and neither way is better.</summary>
    Neutral,

    /// <summary>It is not compared.</summary>
    Refused,
}
