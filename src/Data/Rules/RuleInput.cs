namespace Kpi.Data.Rules;

/// <summary>A rule as it was typed: nothing of it is trusted.</summary>
/// <param name="Line">Key of the line at which a break is shown.</param>
/// <param name="Operator">A sign of <see cref="RuleOperators"/>.</param>
/// <param name="From">ISO date or empty, like <paramref name="To"/>.</param>
public sealed record RuleInput(
    string Line, string Left, string Operator, string Right, string Severity, string Missing, string From, string To, string MessageVi, string MessageEn);
