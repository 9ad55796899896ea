namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Which rows of a form are shown. The word stands in the address.</summary>
public enum SheetFilter
{
    All,

    /// <summary>Rows a problem points at.</summary>
    Problems,

    /// <summary>Lines without a figure.</summary>
    Missing,

    /// <summary>Lines whose published figure would change.</summary>
    Changes,
}
