namespace Kpi.Data.Expressions;

/// <summary>An expression that cannot be read.</summary>
public sealed class ExpressionException(string message, int column) : FormatException($"{message} (column {column})")
{
    /// <summary>Where reading stopped, from 1.</summary>
    public int Column { get; } = column;
}
