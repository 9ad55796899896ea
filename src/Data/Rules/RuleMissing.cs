namespace Kpi.Data.Rules;

/// <summary>What a rule makes of figures that are not there. Missing is never zero, unless an administrator says so for one rule.</summary>
public enum RuleMissing
{
    /// <summary>It says nothing.</summary>
    Skip,

    /// <summary>It is broken: the figures have to be there.</summary>
    Broken,

    /// <summary>It takes each missing figure for 0.</summary>
    Zero,
}
