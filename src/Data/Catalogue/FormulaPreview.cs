namespace Kpi.Data.Catalogue;

/// <summary>What saving a draft would do. Nothing has been written.</summary>
/// <param name="Indicator">Null when the draft has problems.</param>
/// <param name="Rows">Every stored period of every agency, earlier ones first.</param>
/// <param name="Others">Figures of further KPIs that rest on this one and would change.</param>
public sealed record FormulaPreview(Indicator? Indicator, IReadOnlyList<FormulaProblem> Problems, IReadOnlyList<FormulaRow> Rows, int Others);
