namespace Kpi.Data.Analysis.Goals;

/// <summary>What a person assumes when trying out whether a target can be reached.</summary>
public enum GoalAssumptionKind
{
    /// <summary>How many more there will be than today.</summary>
    More,

    /// <summary>At what rate the cases to come will be, in percent points.</summary>
    RateOfRest,

    /// <summary>The value itself.</summary>
    Value,
}
