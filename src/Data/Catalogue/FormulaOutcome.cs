namespace Kpi.Data.Catalogue;

/// <param name="Written">Revisions added to stored figures, of this KPI and of those that rest on it.</param>
public sealed record FormulaOutcome(FormulaResult Result, IReadOnlyList<FormulaProblem> Problems, int Written);
