namespace Kpi.Data.Expressions;

/// <summary>Why a text is not an expression. Each has its own words in both languages.</summary>
public enum ExpressionFault
{
    /// <summary>Longer than <see cref="Expression.MaxLength"/> characters.</summary>
    TooLong,

    /// <summary>Nested deeper than <see cref="Expression.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>The text ends where something must follow.</summary>
    Ended,

    /// <summary>A number, an indicator, a function or a parenthesis must stand here.</summary>
    OperandExpected,

    /// <summary>Text after the end of the expression.</summary>
    Unexpected,

    /// <summary>A particular sign must stand here; it is the found text.</summary>
    SignExpected,

    /// <summary>A minus without a space on both sides: keys contain hyphens.</summary>
    MinusWithoutSpaces,

    /// <summary>Digits that are no number, or more than 15 of them.</summary>
    Number,

    /// <summary>There is no function of the found name.</summary>
    UnknownFunction,

    /// <summary>A function was given too few or too many arguments.</summary>
    Arguments,

    /// <summary>Only lines, in states that exist, can be counted.</summary>
    Count,

    /// <summary>A number stands where a condition must.</summary>
    ConditionExpected,

    /// <summary>A condition stands where a number must.</summary>
    NumberExpected,
}
