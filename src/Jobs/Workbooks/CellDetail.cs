namespace Kpi.Jobs.Workbooks;

/// <summary>Content of the few cells that have more than a text.</summary>
/// <param name="Unicode">The text in Unicode, where it is stored otherwise.</param>
internal sealed record CellDetail(string? Text, string? Formula, IReadOnlyList<TextRun> Runs, string? Unicode = null);
