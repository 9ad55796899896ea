namespace Kpi.Data.Events;

/// <summary>What an event means for the series it stands on.</summary>
public enum SeriesEventKind
{
    /// <summary>Something worth knowing; calculates nothing.</summary>
    Note,

    /// <summary>What is counted has changed: figures before and after are not the same thing, and nothing is projected across.</summary>
    Break,

    /// <summary>The process has changed for a known cause and the change has held: limits and rules begin anew (methods §1.4).</summary>
    Rebase,
}
