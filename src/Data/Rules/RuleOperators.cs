namespace Kpi.Data.Rules;

/// <summary>The signs that operators are written with: in the facts the program ships with, and by administrators.</summary>
public static class RuleOperators
{
    /// <summary>The sign of an operator, in characters every keyboard has.</summary>
    public static string Symbol(RuleOperator value) => value switch
    {
        RuleOperator.Equal => "=",
        RuleOperator.NotEqual => "<>",
        RuleOperator.Less => "<",
        RuleOperator.LessOrEqual => "<=",
        RuleOperator.Greater => ">",
        RuleOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not an operator."),
    };

    /// <summary>The operator of a sign; null when it is none.</summary>
    public static RuleOperator? Find(string? symbol)
    {
        foreach (var one in Enum.GetValues<RuleOperator>())
        {
            if (string.Equals(Symbol(one), symbol, StringComparison.Ordinal)) return one;
        }
        return null;
    }
}
