namespace Kpi.Data.Rules;

/// <summary>Why a rule cannot be taken.</summary>
/// <param name="Column">Where in an expression, from 1; 0 when it is the whole field.</param>
/// <param name="Found">What stands there; empty at the end of the text.</param>
public sealed record RuleFault(RuleField Field, RuleFaultKind Kind, int Column = 0, string Found = "");
