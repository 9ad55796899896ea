namespace Kpi.Data.Expressions;

/// <summary>An expression that cannot be read.</summary>
public sealed class ExpressionException(ExpressionFault fault, int column, string found = "") : FormatException($"{fault}: '{found}' (column {column})")
{
    public ExpressionFault Fault { get; } = fault;

    /// <summary>Where reading stopped, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What stands there or is expected there; empty where the fault says all.</summary>
    public string Found { get; } = found;
}
