namespace Kpi.Jobs.Import.Recognition;

/// <summary>The columns of a form by meaning, numbered from 1; 0 when there is no such column.</summary>
public sealed record FormColumns(int Code, int Name, int UnitOfMeasure, int Value, int Note);
