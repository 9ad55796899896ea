namespace Kpi.Dashboard.Pages.Find;

/// <summary>What was found; of equally good answers, in this order.</summary>
public enum FoundKind
{
    Page,
    View,
    Indicator,
    Period,
    Agency,
    Submission,
}
