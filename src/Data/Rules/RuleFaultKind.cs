namespace Kpi.Data.Rules;

/// <summary>What is wrong with a part of a rule.</summary>
public enum RuleFaultKind
{
    Empty,
    TooLong,

    /// <summary>The expression cannot be read at its column.</summary>
    Unreadable,

    /// <summary>The catalogue has no such indicator.</summary>
    UnknownIndicator,

    /// <summary>A calculated indicator: it is known only after the figures a rule checks.</summary>
    Derived,

    /// <summary>An answer: its number is no quantity.</summary>
    Answer,

    /// <summary>Neither side names an indicator.</summary>
    NoIndicator,

    /// <summary>None of the choices.</summary>
    NoChoice,

    /// <summary>Not a date.</summary>
    Date,

    /// <summary>The last day lies before the first.</summary>
    Reversed,
}
