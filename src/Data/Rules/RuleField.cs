namespace Kpi.Data.Rules;

/// <summary>A part of a rule that somebody fills in.</summary>
public enum RuleField
{
    Line,
    Left,
    Operator,
    Right,
    Severity,
    Missing,
    From,
    To,
    MessageVi,
    MessageEn,
}
