namespace Kpi.Dashboard.Layout;

/// <summary>A rule is drawn in the menu between groups.</summary>
public enum NavigationGroup
{
    /// <summary>What the numbers say.</summary>
    Results,

    /// <summary>How numbers come in and go out.</summary>
    Reporting,

    /// <summary>How the program is run.</summary>
    Operation,
}
