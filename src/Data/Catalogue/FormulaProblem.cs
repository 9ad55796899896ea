using Kpi.Data.Expressions;

namespace Kpi.Data.Catalogue;

/// <summary>What is wrong with a draft, and where.</summary>
/// <param name="Column">In the formula, from 1; null where the fault is not at a place.</param>
/// <param name="Found">What stands there, or the keys of a cycle; empty where the fault says all.</param>
/// <param name="Expression">Why the formula cannot be read; null for the other faults.</param>
public sealed record FormulaProblem(FormulaField Field, FormulaFault Fault, int? Column = null, string Found = "", ExpressionFault? Expression = null);
