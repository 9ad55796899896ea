namespace Kpi.Jobs.Workbooks;

/// <summary>Content of the few cells that have more than a text.</summary>
/// <param name="Unicode">The text in Unicode, where it is stored otherwise.</param>
/// <param name="HasMarks">Whether a part of it is raised, lowered or struck out.</param>
/// <param name="Origin">Where the formula is written; other cells can share it, with their places moved along.</param>
/// <param name="MayMove">Whether nobody can say if its places move along in the other cells.</param>
internal sealed record CellDetail(string? Text, string? Formula, IReadOnlyList<TextRun> Runs, CellAddress Origin = default, string? Unicode = null, bool HasMarks = false, bool MayMove = false);
