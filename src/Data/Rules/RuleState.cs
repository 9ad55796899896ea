namespace Kpi.Data.Rules;

/// <summary>Where a rule stands.</summary>
public enum RuleState
{
    InForce,

    /// <summary>Its first day is still to come. Periods that end from then on are checked.</summary>
    Future,

    /// <summary>Its last day is over. Periods that ended by then are still checked.</summary>
    Expired,

    /// <summary>Taken out of use: checks nothing.</summary>
    Retired,
}
