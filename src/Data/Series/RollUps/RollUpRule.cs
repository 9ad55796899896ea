namespace Kpi.Data.Series.RollUps;

/// <summary>How the figures of several agencies become one (methods §3.6).</summary>
public enum RollUpRule
{
    /// <summary>Not at all: answers do not add up, nor does a formula that is no sum.</summary>
    None,

    /// <summary>Counts and levels: the sum.</summary>
    Sum,

    /// <summary>Rates: sum of numerators over sum of denominators, never a mean of rates.</summary>
    Ratio,

    /// <summary>Counts a day over the report's own window: the rates themselves add up, because all agencies lived through the same days.</summary>
    PerDay,
}
