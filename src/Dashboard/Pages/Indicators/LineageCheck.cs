using Kpi.Data.Rules;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>A rule and what it finds in the published figures.</summary>
/// <param name="Outcome">Null when an operand is missing: the rule says nothing then.</param>
/// <param name="Values">The figures of its operands, by key.</param>
public sealed record LineageCheck(Rule Rule, RuleOutcome? Outcome, IReadOnlyDictionary<string, double?> Values);
