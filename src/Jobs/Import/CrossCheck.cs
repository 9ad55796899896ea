using Kpi.Data.Expressions;
using Kpi.Data.Rules;

namespace Kpi.Jobs.Import;

/// <summary>A rule of a form with what came of it.</summary>
/// <param name="Outcome">Null when an operand is not reported: the rule was passed over.</param>
/// <param name="Operands">The figures it was given, to show the sum with its numbers.</param>
public sealed record CrossCheck(Rule Rule, RuleOutcome? Outcome, IOperands Operands);
