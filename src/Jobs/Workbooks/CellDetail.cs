namespace Kpi.Jobs.Workbooks;

/// <summary>Content of the few cells that have more than a text.</summary>
internal sealed record CellDetail(string? Text, string? Formula, IReadOnlyList<TextRun> Runs);
