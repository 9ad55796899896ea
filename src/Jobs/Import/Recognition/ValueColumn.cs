namespace Kpi.Jobs.Import.Recognition;

/// <summary>A column that can hold the figures of a report.</summary>
/// <param name="Head">Its head, with those above that span it.</param>
internal sealed record ValueColumn(int Column, string Head);
