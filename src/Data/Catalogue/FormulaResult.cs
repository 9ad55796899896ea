namespace Kpi.Data.Catalogue;

/// <summary>The ways saving a formula can end.</summary>
public enum FormulaResult
{
    Saved,

    /// <summary>It is the formula in force; nothing was written.</summary>
    Unchanged,

    /// <summary>Somebody else has changed it since; nothing was written.</summary>
    Overtaken,

    /// <summary>It has problems; nothing was written.</summary>
    Refused,
}
