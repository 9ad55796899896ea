namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What a change is, worst first.</summary>
public enum Verdict
{
    Worse,
    Better,
    Unchanged,

    /// <summary>It changed, and neither way is better.</summary>
    Neutral,

    /// <summary>It is not compared.</summary>
    Refused,
}
