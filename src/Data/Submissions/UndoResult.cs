namespace Kpi.Data.Submissions;

/// <summary>The ways taking a publish back can end.</summary>
public enum UndoResult
{
    Undone,

    /// <summary>It is taken back, and had changed no figure.</summary>
    UndoneWithoutFigures,

    /// <summary>It is not the published submission of its form, agency and period.</summary>
    WrongState,

    /// <summary>The submission has changed since the caller looked; nothing was written.</summary>
    Overtaken,

    /// <summary>There is no such submission.</summary>
    NotFound,
}
