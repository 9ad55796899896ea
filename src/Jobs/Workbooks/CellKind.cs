namespace Kpi.Jobs.Workbooks;

/// <summary>What a cell holds. For a formula, what its result is: formulas are never computed here.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing: only a look-up beside the cells of a sheet gives it.</summary>
    Empty,

    /// <summary>Text, also the empty text that a formula may return.</summary>
    Text,

    /// <summary>A finite number; dates and times are numbers too.</summary>
    Number,

    Boolean,

    /// <summary>An error value such as <c>#DIV/0!</c>, whose spelling is the cell's text.</summary>
    Error,

    /// <summary>A formula that was saved without a result, as programs do that write formulas but do not compute.</summary>
    FormulaWithoutValue,
}
