namespace Kpi.Dashboard.Controls;

/// <summary>How much a note matters.</summary>
public enum NoteKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Somebody should look at it.</summary>
    Warn,

    /// <summary>Something did not work.</summary>
    Bad,
}
