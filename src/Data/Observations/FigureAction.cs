namespace Kpi.Data.Observations;

/// <summary>Takes one figure of many as it is read.</summary>
internal delegate void FigureAction(in FigureRow row);
