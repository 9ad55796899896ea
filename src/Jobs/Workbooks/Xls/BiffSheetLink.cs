namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>A worksheet's tab and the place in the stream where its records begin.</summary>
internal sealed record BiffSheetLink(string Name, bool IsHidden, uint Position);
