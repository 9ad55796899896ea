namespace Kpi.Jobs.Workbooks;

/// <summary>A stretch of a cell's text with formatting of its own.</summary>
/// <param name="Start">Index of the first UTF-16 code unit in the cell's text.</param>
/// <param name="Length">UTF-16 code units.</param>
/// <param name="FontName">Null when the run names no font: it has the font of the cell.</param>
public readonly record struct TextRun(int Start, int Length, string? FontName);
