namespace Kpi.Data.Rules;

/// <summary>What came of a change of a rule.</summary>
public enum RuleChange
{
    Done,

    /// <summary>It stands like that already; nothing was written.</summary>
    Unchanged,

    /// <summary>Somebody else has changed it since it was looked at; nothing was written.</summary>
    Overtaken,

    NotFound,
}
