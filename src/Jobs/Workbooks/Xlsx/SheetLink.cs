namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>A worksheet's tab and the part that holds its cells.</summary>
internal sealed record SheetLink(string Name, bool IsHidden, string Part);
